using CommunityCollab.Core.Campaigns;
using CommunityCollab.Data;
using CommunityCollab.GraphQL.Access;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL.Campaigns;

/// <summary>Finds campaigns as the caller may see them. Everything that takes an id of a campaign or an activity comes through here first: what
/// is outside the caller's reach is not found by the same single look-up as what is not there at all, before any grain or any more
/// records are touched, so that not even the time it takes tells the two apart.</summary>
internal static class CampaignsInReach
{
    /// <summary>A campaign; null if there is none, or none the caller may know of.</summary>
    public static async Task<Campaign?> FindAsync(IResolveFieldContext context, Records records, Guid id)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var row = await read.Campaigns.Include(row => row.Activities).FirstOrDefaultAsync(row => row.Id == id, context.CancellationToken);
        return row?.ToCampaign();
    }

    /// <summary>The campaign of an activity; null if there is none, or none the caller may know of.</summary>
    public static async Task<Campaign?> FindOfActivityAsync(IResolveFieldContext context, Records records, Guid activityId)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var row = await read.Campaigns.Include(row => row.Activities)
            .FirstOrDefaultAsync(row => row.Activities.Any(activity => activity.Id == activityId), context.CancellationToken);
        return row?.ToCampaign();
    }
}
