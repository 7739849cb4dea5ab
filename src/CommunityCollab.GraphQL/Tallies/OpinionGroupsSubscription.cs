using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Tallies;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Tallies;
using GraphQL;

namespace CommunityCollab.GraphQL;

public sealed partial class Subscription
{
    // Finding groups anew costs more than any watcher could read.
    private static readonly TimeSpan BetweenGroups = TimeSpan.FromSeconds(1);

    /// <summary>An opinion activity's groups: first as they are, then as they have become, at most once a second. For STAFF and
    /// ROWS with the scopes those views need; the public sees groups in numbered releases only.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="audit">The log.</param>
    /// <param name="grains">The grains.</param>
    /// <param name="feed">The feed of published tallies.</param>
    /// <param name="time">The clock.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="view">Whose view.</param>
    [Anyone]
    public static async Task<IAsyncEnumerable<OpinionGroupsNode>> OpinionGroups(
        IResolveFieldContext context,
        [FromServices] Records records,
        [FromServices] AuditLog audit,
        [FromServices] IGrainFactory grains,
        [FromServices] TallyFeed feed,
        [FromServices] TimeProvider time,
        [Id] string activityId,
        View view = View.Staff)
    {
        if (view == View.Public)
        {
            throw new ExecutionError("The public sees opinion groups in numbered releases only. Ask for STAFF or ROWS.") { Code = "INVALID" };
        }

        var id = await AdmitAsync(context, records, audit, TallyAccess.OpinionGroups, activityId, view);
        var tally = grains.GetGrain<ITallyGrain>(id);
        return await tally.GetOpinionGroupsAsync(view) is not null
            ? WatchGroupsAsync(tally, feed, time, id, view, context.CancellationToken)
            : throw new ExecutionError("Only opinion activities have opinion groups.") { Code = "INVALID" };
    }

    private static async IAsyncEnumerable<OpinionGroupsNode> WatchGroupsAsync(
        ITallyGrain tally, TallyFeed feed, TimeProvider time, Guid activityId, View view, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var watching = feed.Watch(activityId, view, tally => _ = tally is null ? changed.Writer.TryComplete() : changed.Writer.TryWrite(true));
        var version = -1L;
        do
        {
            if (await tally.GetOpinionGroupsAsync(view) is { } groups && groups.Version > version)
            {
                version = groups.Version;
                yield return new OpinionGroupsNode(activityId, view, groups);
            }

            await Task.Delay(BetweenGroups, time, cancellation);
        }
        while (await changed.Reader.ReadAsync(cancellation));
    }
}
