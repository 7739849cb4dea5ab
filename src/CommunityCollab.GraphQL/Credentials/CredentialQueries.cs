using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Credentials;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>The credentials of the caller's own tenant, in the order in which they were made. Secrets are not among it: they are not stored.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="time">The clock.</param>
    /// <param name="withEnded">Whether those that have expired or were revoked are listed too; not when left out.</param>
    [Paged, Needs(Scopes.CredentialsWrite)]
    public static async Task<CredentialConnection> Credentials(IResolveFieldContext context, [FromServices] Records records, [FromServices] TimeProvider time, bool withEnded = false)
    {
        var now = time.GetUtcNow();
        await using var read = records.Read(Caller.Of(context).Scope);
        var page = await read.Credentials.Where(row => withEnded || (row.RevokedAt == null && row.ExpiresAt > now)).PageAsync(context, row => row.Place);
        return new CredentialConnection { Edges = page.Edges((row, cursor) => new CredentialEdge(new CredentialNode(row, now), cursor)), PageInfo = page.Info, TotalCount = page.TotalCount };
    }
}
