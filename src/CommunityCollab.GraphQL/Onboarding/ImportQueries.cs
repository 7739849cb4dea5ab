using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Onboarding;
using CommunityCollab.GraphQL.Relay;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>An import of the caller's agency; null if there is none.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static async Task<ImportNode?> Import(IResolveFieldContext context, [FromServices] Records records, [Id] string id)
    {
        var importId = GlobalId.IdOf(ImportNode.TypeName, id);
        await using var read = records.Read(Caller.Of(context).Scope);
        var row = await read.Imports.FirstOrDefaultAsync(row => row.Id == importId, context.CancellationToken);
        return row is null ? null : new ImportNode(row);
    }

    /// <summary>The imports of the caller's agency, in the order in which they were uploaded.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    [Paged, Needs(Scopes.TenantsWrite)]
    public static async Task<ImportConnection> Imports(IResolveFieldContext context, [FromServices] Records records)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var page = await read.Imports.PageAsync(context, row => row.Place);
        return new ImportConnection { Edges = page.Edges((row, cursor) => new ImportEdge(new ImportNode(row), cursor)), PageInfo = page.Info, TotalCount = page.TotalCount };
    }
}
