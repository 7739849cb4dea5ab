using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Audit;
using CommunityCollab.GraphQL.Relay;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>The audit log of the caller's own tenant, the newest line first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="first">How many, up to 100; 20 when left out.</param>
    /// <param name="after">The cursor to start after.</param>
    /// <param name="actorId">Only what this credential or person did.</param>
    /// <param name="action">Only this action, or those below it: <c>tally</c> stands for <c>tally.read.rows</c> too.</param>
    /// <param name="subjectId">Only what was done to this thing.</param>
    /// <param name="from">From this moment on.</param>
    /// <param name="until">Before this moment.</param>
    [Needs(Scopes.AuditRead)]
    public static async Task<AuditEntryConnection> AuditLog(
        IResolveFieldContext context, [FromServices] Records records, int? first, string? after, [Id] string? actorId, string? action, [Id] string? subjectId, DateTimeOffset? from, DateTimeOffset? until)
    {
        var size = Paging.Size(first);
        var (before, id) = Paging.MomentAfter(after);
        var filter = new AuditFilter(AuditIds.Read(actorId), action, AuditIds.Read(subjectId), from, until);
        await using var read = records.Read(Caller.Of(context).Scope);
        var rows = await filter.Of(read.Audit)
            .Where(row => before == null || row.At < before || (row.At == before && row.Id.CompareTo(id) < 0))
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id)
            .Take(size + 1)
            .ToListAsync(context.CancellationToken);
        var edges = rows.Select(row => new AuditEntryEdge(new AuditEntryNode(row), Paging.Cursor(row.At, row.Id))).ToList();
        return new AuditEntryConnection
        {
            Edges = [.. edges.Take(size)],
            PageInfo = Paging.Info([.. edges.Select(edge => edge.Cursor)], size, after),
        };
    }
}
