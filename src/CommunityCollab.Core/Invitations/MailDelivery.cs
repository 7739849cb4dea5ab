namespace CommunityCollab.Core.Invitations;

/// <summary>What has become of an invitation's newest mail.</summary>
public enum MailDelivery
{
    /// <summary>It has not been taken by a mail server yet; it is tried again.</summary>
    Waiting,

    /// <summary>A mail server took it. Whether a person read it nobody knows.</summary>
    Sent,

    /// <summary>It was refused for good or tried for too long. Check the address, and invite again.</summary>
    Failed,
}
