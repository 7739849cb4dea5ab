using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.Data.Mail;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Invitations;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>The invitations of the caller's tenant, in the order in which they were made; an agency sees those of its districts' administrators too.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="outbox">The mails.</param>
    /// <param name="time">The clock.</param>
    [Paged, Needs(Scopes.StaffRead)]
    public static async Task<InvitationConnection> Invitations(IResolveFieldContext context, [FromServices] Records records, [FromServices] Outbox outbox, [FromServices] TimeProvider time)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var page = await read.Invitations.PageAsync(context, row => row.Place);
        var mails = await outbox.NewestAboutAsync([.. page.Rows.Select(row => row.Id)], context.CancellationToken);
        var now = time.GetUtcNow();
        return new InvitationConnection { Edges = page.Edges((row, cursor) => new InvitationEdge(new InvitationNode(row, mails.GetValueOrDefault(row.Id), now), cursor)), PageInfo = page.Info, TotalCount = page.TotalCount };
    }
}
