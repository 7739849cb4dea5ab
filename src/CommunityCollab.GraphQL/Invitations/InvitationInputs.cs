using CommunityCollab.Core.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Problems;

namespace CommunityCollab.GraphQL.Invitations;

/// <summary>An administrator to invite.</summary>
public sealed class InviteAdministratorInput
{
    /// <summary>Their e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>The district they are to run; the caller's own tenant when left out.</summary>
    [Id]
    public string? DistrictId { get; init; }

    /// <summary>Why; kept in the audit log.</summary>
    public string? Reason { get; init; }
}

/// <summary>A member of staff to invite.</summary>
public sealed class InviteStaffInput
{
    /// <summary>Their e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>The role they are to hold in the caller's tenant.</summary>
    public required Role Role { get; init; }

    /// <summary>Why; kept in the audit log.</summary>
    public string? Reason { get; init; }
}

/// <summary>An invitation to send again.</summary>
public sealed class ResendInvitationInput
{
    /// <summary>The invitation.</summary>
    [Id]
    public required string Id { get; init; }
}

/// <summary>An invitation to withdraw.</summary>
public sealed class WithdrawInvitationInput
{
    /// <summary>The invitation.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Why; kept in the audit log.</summary>
    public string? Reason { get; init; }
}

/// <summary>An invitation to accept.</summary>
public sealed class AcceptInvitationInput
{
    /// <summary>The last part of the link in the mail.</summary>
    public required string Token { get; init; }
}

/// <summary>The invitation sent, withdrawn or accepted.</summary>
[WithParent]
public sealed class InvitationPayload : Payload
{
    /// <summary>The invitation; null when nothing was done.</summary>
    public InvitationNode? Invitation { get; init; }
}
