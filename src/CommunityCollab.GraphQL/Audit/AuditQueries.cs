using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Audit;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>The audit log of the caller's own tenant, in the order in which its lines were written.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="actorId">Only what this credential or person did.</param>
    /// <param name="action">Only this action, or those below it: <c>tally</c> stands for <c>tally.read.rows</c> too.</param>
    /// <param name="subjectId">Only what was done to this thing.</param>
    /// <param name="from">From this moment on.</param>
    /// <param name="until">Before this moment.</param>
    [Paged, Needs(Scopes.AuditRead)]
    public static async Task<AuditEntryConnection> AuditLog(
        IResolveFieldContext context, [FromServices] Records records, [Id] string? actorId, string? action, [Id] string? subjectId, DateTimeOffset? from, DateTimeOffset? until)
    {
        var filter = new AuditFilter(AuditIds.Read(actorId), action, AuditIds.Read(subjectId), from, until);
        await using var read = records.Read(Caller.Of(context).Scope);
        var page = await filter.Of(read.Audit).PageAsync(context, row => row.Place);
        return new AuditEntryConnection { Edges = page.Edges((row, cursor) => new AuditEntryEdge(new AuditEntryNode(row), cursor)), PageInfo = page.Info, TotalCount = page.TotalCount };
    }
}
