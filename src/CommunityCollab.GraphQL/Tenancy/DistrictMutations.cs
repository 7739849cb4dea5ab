using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Problems;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Mutation
{
    private static Problem NoSuchDistrict => Problem.At(ProblemCode.NotFound, "There is no such district.", "id");

    private static Problem AgencyAlone => Problem.At(ProblemCode.NotFound, "Only the agency does this; you act for a district.");

    /// <summary>Activates, suspends or offboards a district. Suspending ends what its staff and machines watch within seconds, and
    /// its campaigns take no contributions until it is active again; offboarding takes its public pages down too.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static Task<DistrictPayload> MoveDistrict(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, MoveDistrictInput input) =>
        ChangeDistrictAsync(context, grains, records, input.Id, async (grain, who) => await grain.MoveAsync(input.To, who, input.Reason) is { } problem ? [problem] : []);

    /// <summary>Renames a district, gives it its codes, or says from when it is no more. The name and codes it had and all its records stay.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static Task<DistrictPayload> UpdateDistrict(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, UpdateDistrictInput input) =>
        ChangeDistrictAsync(context, grains, records, input.Id, (grain, who) =>
            grain.UpdateAsync(new(input.Name is null ? null : PlainText.Clean(input.Name), input.Leaid, input.StateAssignedId, input.ClosedOn), who));

    /// <summary>Merges a district into another one of the agency, with its schools, campaigns, agreements, roles, credentials, memberships and
    /// former names. The one that goes stays to be asked, and says where it went. Without the confirmation nothing is done, and the
    /// answer says what would move. It cannot be undone.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static async Task<MergeDistrictsPayload> MergeDistricts(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, MergeDistrictsInput input)
    {
        var who = Caller.Of(context).Principal!;
        var (from, into) = (GlobalId.IdOf(DistrictNode.TypeName, input.Id), GlobalId.IdOf(DistrictNode.TypeName, input.IntoId));
        var answer = who.DistrictId is not null ? MergeAnswer.Refused(AgencyAlone)
            : Reasons.Check(input.Reason) is { } problem ? MergeAnswer.Refused(problem)
            : !await IsOwnDistrictAsync(context, records, from) ? MergeAnswer.Refused(NoSuchDistrict)
            : await grains.GetGrain<IDistrictGrain>(from).MergeAsync(new(into, input.ConfirmName, input.Reason), who);
        return new()
        {
            Moves = answer.Moves is { } moves ? new(moves) : null,
            District = answer.Problems.Count == 0 ? (await AnswerAsync(context, records, into)).District : null,
            Errors = UserErrors.From(answer.Problems),
        };
    }

    /// <summary>Makes a district a member of a BOCES or a charter institute; it may be in several at once.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static async Task<DistrictPayload> AddMembership(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, AddMembershipInput input)
    {
        var who = Caller.Of(context).Principal!;
        var member = GlobalId.IdOf(DistrictNode.TypeName, input.MemberId);
        var problem = who.DistrictId is not null
            ? AgencyAlone
            : await grains.GetGrain<IAgencyGrain>(who.AgencyId).AddMembershipAsync(member, GlobalId.IdOf(DistrictNode.TypeName, input.OfId), input.From, who);
        return problem is null ? await AnswerAsync(context, records, member) : new() { Errors = UserErrors.From([problem]) };
    }

    /// <summary>Ends a membership; that it was is kept.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static async Task<EndMembershipPayload> EndMembership(IResolveFieldContext context, [FromServices] IGrainFactory grains, EndMembershipInput input)
    {
        var who = Caller.Of(context).Principal!;
        var problem = who.DistrictId is not null
            ? AgencyAlone
            : await grains.GetGrain<IAgencyGrain>(who.AgencyId).EndMembershipAsync(GlobalId.IdOf(MembershipNode.TypeName, input.Id), input.Until, who);
        return problem is null ? new() { MembershipId = input.Id } : new() { Errors = UserErrors.From([problem]) };
    }

    private static async Task<DistrictPayload> ChangeDistrictAsync(
        IResolveFieldContext context, IGrainFactory grains, Records records, string globalId, Func<IDistrictGrain, Principal, Task<IReadOnlyList<Problem>>> change)
    {
        var who = Caller.Of(context).Principal!;
        var id = GlobalId.IdOf(DistrictNode.TypeName, globalId);
        var problems = who.DistrictId is not null
            ? [AgencyAlone]
            : await IsOwnDistrictAsync(context, records, id) ? await change(grains.GetGrain<IDistrictGrain>(id), who) : [NoSuchDistrict];
        return problems.Count == 0 ? await AnswerAsync(context, records, id) : new() { Errors = UserErrors.From(problems) };
    }

    private static async Task<bool> IsOwnDistrictAsync(IResolveFieldContext context, Records records, Guid id)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        return await read.Districts.AnyAsync(row => row.Id == id, context.CancellationToken);
    }

    private static async Task<DistrictPayload> AnswerAsync(IResolveFieldContext context, Records records, Guid id)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        return new() { District = new DistrictNode(await read.Districts.SingleAsync(row => row.Id == id, context.CancellationToken)) };
    }
}
