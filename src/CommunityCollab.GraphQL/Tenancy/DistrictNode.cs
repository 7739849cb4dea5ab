using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL.Tenancy;

/// <summary>A local education agency: a school district, a BOCES or a charter institute.</summary>
/// <param name="row">Its record.</param>
[Name("District"), Implements(typeof(INode)), WithParent]
public sealed class DistrictNode(DistrictRow row) : INode, IOfTenant
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "District";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>Its name, as its state writes it.</summary>
    public string Name => row.Name;

    /// <summary>What it is.</summary>
    public DistrictKind Kind => row.Kind;

    /// <summary>Its NCES id, seven digits; null when not known.</summary>
    public string? Leaid => row.Leaid;

    /// <summary>The id its state gives it; null when not known.</summary>
    public string? StateAssignedId => row.StateAssignedId;

    /// <summary>Pupils counted; null when not known, which is not the same as none.</summary>
    public int? Pupils => row.Pupils;

    /// <summary>Where the count of pupils comes from, with its date.</summary>
    public string? PupilsSource => row.PupilsSource;

    /// <summary>The day from which it is no more; null while it is.</summary>
    public DateOnly? ClosedOn => row.ClosedOn;

    /// <summary>The district it was merged into, which has its records now; null when it was not. For itself and its agency.</summary>
    [Own(Scopes.TenantsRead)]
    public async Task<DistrictNode?> MergedInto(IResolveFieldContext context, [FromServices] Records records)
    {
        if (row.MergedIntoId is not { } into)
        {
            return null;
        }

        await using var read = records.Read(Caller.Of(context).Scope);
        return await read.Districts.FirstOrDefaultAsync(district => district.Id == into, context.CancellationToken) is { } district ? new DistrictNode(district) : null;
    }

    /// <summary>Where it stands with its agency; for the two of them.</summary>
    [Own(Scopes.TenantsRead)]
    public TenantStanding? Standing() => row.Standing;

    /// <summary>The names it once had, the latest first; for itself and its agency.</summary>
    [Own(Scopes.TenantsRead)]
    public async Task<IReadOnlyList<FormerNameNode>?> FormerNames(IResolveFieldContext context, [FromServices] Records records)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var names = await read.FormerNames.Where(name => name.SubjectId == row.Id).OrderByDescending(name => name.Until).Take(Paging.Most).ToListAsync(context.CancellationToken);
        return [.. names.Select(name => new FormerNameNode(name))];
    }

    /// <summary>What it is or was a member of, such as a BOCES, the latest first; for itself and its agency.</summary>
    [Own(Scopes.TenantsRead)]
    public Task<IReadOnlyList<MembershipNode>?> Memberships(IResolveFieldContext context, [FromServices] Records records) =>
        MembershipNode.LoadAsync(records, Caller.Of(context).Scope, membership => membership.MemberId == row.Id, context.CancellationToken);

    /// <summary>Who is or was a member of it, when it is a BOCES or a charter institute; for itself and its agency.</summary>
    [Own(Scopes.TenantsRead)]
    public Task<IReadOnlyList<MembershipNode>?> Members(IResolveFieldContext context, [FromServices] Records records) =>
        MembershipNode.LoadAsync(records, Caller.Of(context).Scope, membership => membership.OfId == row.Id, context.CancellationToken);

    /// <summary>Its schools, in the order in which they were brought on; for itself and its agency.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    [Paged, Own(Scopes.TenantsRead)]
    public async Task<SchoolConnection?> Schools(IResolveFieldContext context, [FromServices] Records records)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var page = await read.Schools.Where(school => school.DistrictId == row.Id).PageAsync(context, school => school.Place);
        return new SchoolConnection { Edges = page.Edges((school, cursor) => new SchoolEdge(new SchoolNode(school), cursor)), PageInfo = page.Info, TotalCount = page.TotalCount };
    }

    bool IOfTenant.IsOf(Principal principal) => principal.AgencyId == row.AgencyId && (principal.DistrictId is null || principal.DistrictId == row.Id);
}
