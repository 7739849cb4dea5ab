using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Grains.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Problems;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

/// <summary>What can be changed.</summary>
public sealed partial class Mutation
{
    private const int MostDistrictsAtOnce = 2_000;

    /// <summary>Brings districts on, all of them or none. Those the agency has under the same LEAID, or under the same name as people see it, are left as they are.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static async Task<AddDistrictsPayload> AddDistricts(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, AddDistrictsInput input)
    {
        var credential = Caller.Of(context).Principal!;
        if (credential.DistrictId is not null)
        {
            return new() { Errors = UserErrors.From([Problem.At(ProblemCode.NotFound, "This credential is a district's; an agency's brings districts on.")]) };
        }

        if (input.Districts.Count is 0 or > MostDistrictsAtOnce)
        {
            return new() { Errors = UserErrors.From([Problem.At(ProblemCode.Invalid, $"Give 1 to {MostDistrictsAtOnce} districts.", "districts")]) };
        }

        var outcome = await grains.GetGrain<IAgencyGrain>(credential.AgencyId).AddDistrictsAsync(
            [.. input.Districts.Select(district => new NewDistrict(Guid.CreateVersion7(), district.Name, district.Pupils, district.PupilsSource)
            {
                Kind = district.Kind ?? DistrictKind.District,
                Leaid = district.Leaid,
                StateAssignedId = district.StateAssignedId?.Trim(),
            })],
            credential);
        if (outcome.Value is null)
        {
            return new() { Errors = UserErrors.From(outcome.Problems) };
        }

        var ids = outcome.Value.Select(district => district.Id).ToList();
        await using var read = records.Read(credential.TenantScope);
        var rows = await read.Districts.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Name).ToListAsync(context.CancellationToken);
        return new() { Districts = [.. rows.Select(row => new DistrictNode(row))] };
    }
}
