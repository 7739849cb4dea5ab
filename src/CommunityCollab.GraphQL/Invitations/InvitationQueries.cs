using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Invitations;
using CommunityCollab.GraphQL.Relay;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>The invitations of the caller's tenant, the newest first; an agency sees those of its districts' administrators too.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="time">The clock.</param>
    /// <param name="first">How many, up to 100; 20 when left out.</param>
    /// <param name="after">The cursor to start after.</param>
    [Needs(Scopes.StaffRead)]
    public static async Task<InvitationConnection> Invitations(IResolveFieldContext context, [FromServices] Records records, [FromServices] TimeProvider time, int? first, string? after)
    {
        var size = Paging.Size(first);
        var (before, id) = Paging.MomentAfter(after);
        await using var read = records.Read(Caller.Of(context).Scope);
        var rows = await read.Invitations
            .Where(row => before == null || row.CreatedAt < before || (row.CreatedAt == before && row.Id.CompareTo(id) < 0))
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Take(size + 1)
            .ToListAsync(context.CancellationToken);
        var now = time.GetUtcNow();
        var edges = rows.Select(row => new InvitationEdge(new InvitationNode(row, now), Paging.Cursor(row.CreatedAt, row.Id))).ToList();
        return new InvitationConnection
        {
            Edges = [.. edges.Take(size)],
            PageInfo = Paging.Info([.. edges.Select(edge => edge.Cursor)], size, after),
        };
    }
}
