namespace CommunityCollab.Core.Invitations;

/// <summary>What has become of an invitation.</summary>
public enum InvitationState
{
    /// <summary>It can be accepted.</summary>
    Pending,

    /// <summary>It was accepted, and cannot be again.</summary>
    Accepted,

    /// <summary>Nobody accepted it in time; it can be sent again.</summary>
    Expired,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,
}
