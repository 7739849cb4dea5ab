using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Credentials;
using CommunityCollab.GraphQL.Relay;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>The credentials of the caller's own tenant, those that end first at the front. Secrets are not among it: they are not stored.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="time">The clock.</param>
    /// <param name="first">How many, up to 100; 20 when left out.</param>
    /// <param name="after">The cursor to start after.</param>
    /// <param name="withEnded">Whether those that have expired or were revoked are listed too; not when left out.</param>
    [Needs(Scopes.CredentialsWrite)]
    public static async Task<CredentialConnection> Credentials(IResolveFieldContext context, [FromServices] Records records, [FromServices] TimeProvider time, int? first, string? after, bool withEnded = false)
    {
        var size = Paging.Size(first);
        var (start, id) = Paging.MomentAfter(after);
        var now = time.GetUtcNow();
        await using var read = records.Read(Caller.Of(context).Scope);
        var rows = await read.Credentials
            .Where(row => withEnded || (row.RevokedAt == null && row.ExpiresAt > now))
            .Where(row => start == null || row.ExpiresAt > start || (row.ExpiresAt == start && row.Id.CompareTo(id) > 0))
            .OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id)
            .Take(size + 1)
            .ToListAsync(context.CancellationToken);
        var edges = rows.Select(row => new CredentialEdge(new CredentialNode(row, now), Paging.Cursor(row.ExpiresAt, row.Id))).ToList();
        return new CredentialConnection
        {
            Edges = [.. edges.Take(size)],
            PageInfo = Paging.Info([.. edges.Select(edge => edge.Cursor)], size, after),
        };
    }
}
