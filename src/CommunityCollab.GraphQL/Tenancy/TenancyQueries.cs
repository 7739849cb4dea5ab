using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

/// <summary>What can be asked.</summary>
public sealed partial class Query
{
    /// <summary>Whom the credential of this request stands for; null without one.</summary>
    [Anyone]
    public static async Task<Viewer?> Viewer(IResolveFieldContext context, [FromServices] Records records)
    {
        if (Caller.Of(context).Principal is not { } credential)
        {
            return null;
        }

        await using var read = records.Read(credential.TenantScope);
        var agency = await read.Agencies.FirstOrDefaultAsync(row => credential.DistrictId == null, context.CancellationToken);
        var district = await read.Districts.FirstOrDefaultAsync(row => row.Id == credential.DistrictId, context.CancellationToken);
        return new Viewer
        {
            Name = credential.Name,
            Scopes = [.. credential.Scopes.Order(StringComparer.Ordinal)],
            Agency = agency is null ? null : new AgencyNode(agency),
            District = district is null ? null : new DistrictNode(district),
        };
    }

    /// <summary>The districts the credential may see, in the order in which they were brought on; without those that were merged into others.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="search">Only those whose name contains this.</param>
    [Paged, Needs(Scopes.TenantsRead)]
    public static async Task<DistrictConnection> Districts(IResolveFieldContext context, [FromServices] Records records, string? search)
    {
        var pattern = search is null ? null : $"%{search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        await using var read = records.Read(Caller.Of(context).Scope);
        var page = await read.Districts.Where(row => row.MergedIntoId == null).Where(row => pattern == null || EF.Functions.Like(row.Name, pattern, "\\")).PageAsync(context, row => row.Place);
        return new DistrictConnection { Edges = page.Edges((row, cursor) => new DistrictEdge(new DistrictNode(row), cursor)), PageInfo = page.Info, TotalCount = page.TotalCount };
    }
}
