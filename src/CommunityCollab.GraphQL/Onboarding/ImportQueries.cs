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

    /// <summary>The imports of the caller's agency, the newest first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="first">How many, up to 100; 20 when left out.</param>
    /// <param name="after">The cursor to start after.</param>
    [Needs(Scopes.TenantsWrite)]
    public static async Task<ImportConnection> Imports(IResolveFieldContext context, [FromServices] Records records, int? first, string? after)
    {
        var size = Paging.Size(first);
        var (before, id) = Paging.MomentAfter(after);
        await using var read = records.Read(Caller.Of(context).Scope);
        var rows = await read.Imports
            .Where(row => before == null || row.CreatedAt < before || (row.CreatedAt == before && row.Id.CompareTo(id) < 0))
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Take(size + 1)
            .ToListAsync(context.CancellationToken);
        var edges = rows.Select(row => new ImportEdge(new ImportNode(row), Paging.Cursor(row.CreatedAt, row.Id))).ToList();
        return new ImportConnection
        {
            Edges = [.. edges.Take(size)],
            PageInfo = Paging.Info([.. edges.Select(edge => edge.Cursor)], size, after),
        };
    }
}
