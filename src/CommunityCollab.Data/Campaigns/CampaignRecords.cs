using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Campaigns;

/// <summary>Campaigns as grains load and change them.</summary>
public static class CampaignRecords
{
    /// <summary>A campaign with its activities; null if there is none of this id.</summary>
    public static async Task<Campaign?> FindCampaignAsync(this Records records, Guid id, CancellationToken cancellation)
    {
        await using var context = records.Read(TenantScope.System);
        var row = await context.Campaigns.Include(row => row.Activities).FirstOrDefaultAsync(row => row.Id == id, cancellation);
        return row?.ToCampaign();
    }

    /// <summary>The campaign an activity belongs to; null if there is no such activity.</summary>
    public static async Task<Campaign?> FindCampaignOfActivityAsync(this Records records, Guid activityId, CancellationToken cancellation)
    {
        await using var context = records.Read(TenantScope.System);
        var row = await context.Campaigns.Include(row => row.Activities)
            .FirstOrDefaultAsync(row => row.Activities.Any(activity => activity.Id == activityId), cancellation);
        return row?.ToCampaign();
    }

    /// <summary>Campaigns that the clock owes a move or a release at a moment.</summary>
    public static async Task<List<Guid>> FindDueCampaignsAsync(this Records records, DateTimeOffset now, int most, CancellationToken cancellation)
    {
        await using var context = records.Read(TenantScope.System);
        return await context.Campaigns
            .Where(row => (row.State == CampaignState.Scheduled && row.OpensAt <= now)
                || ((row.State == CampaignState.Open || row.State == CampaignState.Paused) && row.ClosesAt <= now)
                || row.ReleaseDueAt <= now)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(most)
            .ToListAsync(cancellation);
    }

    /// <summary>A thought or statement as far as rules need it; null if there is none of this id.</summary>
    public static async Task<TextItem?> FindTextItemAsync(this Records records, Guid activityId, string id, CancellationToken cancellation)
    {
        await using var context = records.Read(TenantScope.System);
        var row = await context.TextItems.FirstOrDefaultAsync(row => row.ActivityId == activityId && row.Id == id, cancellation);
        return row is null ? null : new TextItem(row.Id, row.Author, row.State);
    }

    /// <summary>Every thought or statement of an activity, with whether people may see it.</summary>
    public static async Task<List<TextItem>> FindTextItemStatesAsync(this Records records, Guid activityId, CancellationToken cancellation)
    {
        await using var context = records.Read(TenantScope.System);
        return await context.TextItems
            .Where(row => row.ActivityId == activityId)
            .OrderBy(row => row.Id)
            .Select(row => new TextItem(row.Id, null, row.State))
            .ToListAsync(cancellation);
    }

    /// <summary>Shows, holds or removes a thought or statement.</summary>
    /// <returns>Why it was not done; null when it was.</returns>
    public static Problem? Moderate(this CollabContext context, Guid activityId, ModerationAct act)
    {
        var row = context.TextItems.FirstOrDefault(row => row.ActivityId == activityId && row.Id == act.Key);
        if (ModerationAct.MayChange(row?.State) is { } refused)
        {
            return refused;
        }

        // One that people see only now comes last, so that whoever has read the list to its end meets it.
        if (act.To == TextItemState.Visible && row!.State != TextItemState.Visible)
        {
            row.Place = context.TextItems.Where(other => other.ActivityId == activityId).Max(other => other.Place) + 1;
        }

        row!.Take(act);
        return null;
    }

    /// <summary>What moderators have done to an activity's thoughts and statements.</summary>
    public static async Task<Moderation> FindModerationAsync(this Records records, Guid activityId, CancellationToken cancellation)
    {
        await using var context = records.Read(TenantScope.System);
        var moderated = await context.TextItems
            .Where(row => row.ActivityId == activityId && (row.Moderations > 0 || row.State != TextItemState.Visible))
            .Select(row => new { row.Id, row.State, row.Moderations })
            .ToListAsync(cancellation);
        return new Moderation(
            moderated.Sum(row => row.Moderations),
            moderated.Where(row => row.State != TextItemState.Visible).Select(row => row.Id).ToHashSet(StringComparer.Ordinal));
    }
}

/// <summary>What moderators have done to an activity's thoughts and statements.</summary>
/// <param name="Changes">How many changes they have made; it only grows.</param>
/// <param name="Hidden">The thoughts and statements people may not see.</param>
public sealed record Moderation(long Changes, IReadOnlySet<string> Hidden)
{
    /// <summary>Nothing moderated.</summary>
    public static Moderation None { get; } = new(0, new HashSet<string>());
}
