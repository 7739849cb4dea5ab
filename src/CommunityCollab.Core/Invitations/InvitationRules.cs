using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Invitations;

/// <summary>What must hold when people are invited and when they accept.</summary>
public static class InvitationRules
{
    /// <summary>What is wrong with inviting someone to a role; null when nothing is.</summary>
    /// <param name="role">The role.</param>
    /// <param name="isAgency">Whether the tenant is an agency.</param>
    /// <param name="standing">Where the district stands; null for an agency.</param>
    public static Problem? MayInvite(Role role, bool isAgency, TenantStanding? standing) =>
        Roles.IsOfAgency(role) != isAgency
            ? Problem.At(ProblemCode.Invalid, isAgency ? "This is a district's role; an agency has administrators and analysts." : "This is an agency's role; a district has its own.", "role")
            : MustAdmit(standing);

    /// <summary>What is wrong with accepting an invitation; null when nothing is.</summary>
    /// <param name="state">What has become of it.</param>
    /// <param name="expiresAt">Until when it could be accepted.</param>
    /// <param name="standing">Where the district stands; null for an agency.</param>
    public static Problem? MayAccept(InvitationState state, DateTimeOffset expiresAt, TenantStanding? standing) => state switch
    {
        InvitationState.Accepted => Problem.At(ProblemCode.AlreadyUsed, "This invitation has been accepted already. If it was not you, ask for another one.", "token"),
        InvitationState.Withdrawn => Problem.At(ProblemCode.WrongState, "This invitation was withdrawn. Ask whoever invited you.", "token"),
        InvitationState.Expired => Problem.At(ProblemCode.Closed, $"This invitation could be accepted until {expiresAt.UtcDateTime:u}. Ask whoever invited you to send it again.", "token"),
        _ => MustAdmit(standing),
    };

    /// <summary>The refusal of an invitation whose sender may no longer give the role.</summary>
    public static Problem NoLongerHolds => Problem.At(ProblemCode.WrongState, "Whoever sent this invitation may no longer bring others to this role. Ask for another one.", "token");

    private static Problem? MustAdmit(TenantStanding? standing) => standing is { } stands && !stands.Admits()
        ? Problem.At(ProblemCode.WrongState, $"The district is {stands.ToString().ToLowerInvariant()}; nobody can join it now.")
        : null;
}
