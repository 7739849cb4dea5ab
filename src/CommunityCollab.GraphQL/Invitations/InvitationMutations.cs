using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data.Invitations;
using CommunityCollab.Grains.Invitations;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Invitations;
using CommunityCollab.GraphQL.Problems;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;
using InvitationList = CommunityCollab.Grains.Invitations.Invitations;

namespace CommunityCollab.GraphQL;

public sealed partial class Mutation
{
    /// <summary>Invites an administrator by e-mail: an agency for one of its districts or for itself, a district for itself. Someone
    /// who has been invited already keeps that invitation. It is logged.</summary>
    [Needs(Scopes.StaffWrite)]
    public static async Task<InvitationPayload> InviteAdministrator(IResolveFieldContext context, [FromServices] InvitationList invitations, [FromServices] TimeProvider time, InviteAdministratorInput input)
    {
        var who = Caller.Of(context).Principal!;
        var district = input.DistrictId is null ? who.DistrictId : GlobalId.IdOf(DistrictNode.TypeName, input.DistrictId);
        if (who.DistrictId is { } own && district != own)
        {
            return Refused(Problem.At(ProblemCode.NotFound, "There is no such district.", "districtId"));
        }

        return (EmailAddress.Check(input.Email) ?? Reasons.Check(input.Reason)) is { } problem
            ? Refused(problem)
            : Answer(await invitations.InviteAsync(input.Email, Roles.AdministratorOf(district is null), district, who, Reasons.Clean(input.Reason)), time);
    }

    /// <summary>Invites someone by e-mail to a role in the caller's tenant. Someone who has been invited to it already keeps that
    /// invitation. It is logged.</summary>
    [Needs(Scopes.StaffWrite)]
    public static async Task<InvitationPayload> InviteStaff(IResolveFieldContext context, [FromServices] InvitationList invitations, [FromServices] TimeProvider time, InviteStaffInput input)
    {
        var who = Caller.Of(context).Principal!;
        return (EmailAddress.Check(input.Email) ?? Reasons.Check(input.Reason)) is { } problem
            ? Refused(problem)
            : Answer(await invitations.InviteAsync(input.Email, input.Role, who.DistrictId, who, Reasons.Clean(input.Reason)), time);
    }

    /// <summary>Sends an invitation again with a new link, also one that has expired. The link sent before works no more.</summary>
    [Needs(Scopes.StaffWrite)]
    public static async Task<InvitationPayload> ResendInvitation(IResolveFieldContext context, [FromServices] InvitationList invitations, [FromServices] TimeProvider time, ResendInvitationInput input) =>
        Answer(await invitations.ResendAsync(GlobalId.IdOf(InvitationNode.TypeName, input.Id), Caller.Of(context).Principal!), time);

    /// <summary>Withdraws an invitation that nobody has accepted; its link works no more. It is logged.</summary>
    [Needs(Scopes.StaffWrite)]
    public static async Task<InvitationPayload> WithdrawInvitation(IResolveFieldContext context, [FromServices] InvitationList invitations, [FromServices] TimeProvider time, WithdrawInvitationInput input) =>
        Reasons.Check(input.Reason) is { } problem
            ? Refused(problem)
            : Answer(await invitations.WithdrawAsync(GlobalId.IdOf(InvitationNode.TypeName, input.Id), Caller.Of(context).Principal!, Reasons.Clean(input.Reason)), time);

    /// <summary>Accepts an invitation as the person who is signed in: they get the role, once. A district whose first administrator
    /// comes becomes active. It is logged.</summary>
    [SignedInOnly]
    public static async Task<InvitationPayload> AcceptInvitation(IResolveFieldContext context, [FromServices] InvitationAcceptance acceptance, [FromServices] TimeProvider time, AcceptInvitationInput input) =>
        Answer(await acceptance.AcceptAsync(input.Token, SignedIn.Of(context)!.Value), time);

    private static InvitationPayload Answer(Outcome<InvitationRow> outcome, TimeProvider time) =>
        outcome.Value is { } row ? new() { Invitation = new InvitationNode(row, time.GetUtcNow()) } : new() { Errors = UserErrors.From(outcome.Problems) };

    private static InvitationPayload Refused(Problem problem) => new() { Errors = UserErrors.From([problem]) };
}
