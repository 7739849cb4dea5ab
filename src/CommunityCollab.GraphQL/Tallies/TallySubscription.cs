using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Tallies;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Tallies;
using GraphQL;

namespace CommunityCollab.GraphQL;

/// <summary>What can be watched.</summary>
public sealed partial class Subscription
{
    /// <summary>An activity's tally: first as it is, then every newer version. A slow client gets the newest, and sees by the
    /// version that it missed some. STAFF and ROWS need the scopes they need in a query.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="audit">The log.</param>
    /// <param name="grains">The grains.</param>
    /// <param name="feed">The feed of published tallies.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="view">Whose view.</param>
    [Anyone]
    public static async Task<IAsyncEnumerable<TallyNode>> Tally(
        IResolveFieldContext context,
        [FromServices] Records records,
        [FromServices] AuditLog audit,
        [FromServices] IGrainFactory grains,
        [FromServices] TallyFeed feed,
        [Id] string activityId,
        View view = View.Public)
    {
        var id = await AdmitAsync(context, records, audit, TallyAccess.Tallies, activityId, view);
        return WatchAsync(grains, feed, id, view, context.CancellationToken);
    }

    private static async Task<Guid> AdmitAsync(IResolveFieldContext context, Records records, AuditLog audit, TallyAccess access, string activityId, View view)
    {
        var caller = Caller.Of(context);
        var id = GlobalId.IdOf(ActivityNode.TypeName, activityId);
        var campaign = await CampaignsInReach.FindOfActivityAsync(context, records, id);
        var mayKnow = campaign is not null && (campaign.IsPublic || caller.ActsFor(campaign));
        return mayKnow && await access.AdmitAsync(caller, view, campaign!, id, audit)
            ? id
            : throw new ExecutionError("There is no such activity.") { Code = "NOT_FOUND" };
    }

    private static async IAsyncEnumerable<TallyNode> WatchAsync(IGrainFactory grains, TallyFeed feed, Guid activityId, View view, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var newest = Channel.CreateBounded<PublishedTally>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var watching = feed.Watch(activityId, view, tally => _ = tally is null ? newest.Writer.TryComplete() : newest.Writer.TryWrite(tally));
        var first = await grains.GetGrain<ITallyGrain>(activityId).GetAsync(view);
        if (first is null)
        {
            yield break;
        }

        yield return new TallyNode(first);
        var version = first.Version;
        await foreach (var tally in newest.Reader.ReadAllAsync(cancellation))
        {
            if (tally.Version > version)
            {
                version = tally.Version;
                yield return new TallyNode(tally);
            }
        }
    }
}
