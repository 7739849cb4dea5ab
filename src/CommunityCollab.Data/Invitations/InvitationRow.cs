using CommunityCollab.Core.Access;
using CommunityCollab.Core.Invitations;

namespace CommunityCollab.Data.Invitations;

/// <summary>An invitation to hold a role in a tenant.</summary>
public sealed class InvitationRow : IPlaced
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>The agency the role is held in or under.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The district it is held in; null for the agency's own roles.</summary>
    public Guid? DistrictId { get; init; }

    /// <summary>Whom it was sent to, as they write their address.</summary>
    public required string Email { get; init; }

    /// <summary>The address in lower case, by which one who is invited twice is known.</summary>
    public required string EmailKey { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>SHA-256 of the token in the link, which has 256 random bits; only the newest link works.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>Who invited, or sent it again last: the id of a credential or a person. It holds as long as they may invite.</summary>
    public required Guid InvitedById { get; set; }

    /// <summary>Who invited, by name.</summary>
    public required string InvitedBy { get; set; }

    /// <summary>When they were invited first.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the newest mail was written.</summary>
    public required DateTimeOffset SentAt { get; set; }

    /// <summary>Until when it can be accepted.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was accepted; null until then.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>The person who accepted it.</summary>
    public Guid? AcceptedBy { get; set; }

    /// <summary>When the role was granted: as it was accepted. Null if it was not, as for one accepted by an earlier version that a crash
    /// kept from granting it; accepting it again grants it.</summary>
    public DateTimeOffset? GrantedAt { get; set; }

    /// <summary>When it was withdrawn; null if it was not.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>What has become of it at a moment.</summary>
    public InvitationState StateAt(DateTimeOffset now) =>
        AcceptedAt is not null ? InvitationState.Accepted
        : WithdrawnAt is not null ? InvitationState.Withdrawn
        : ExpiresAt <= now ? InvitationState.Expired
        : InvitationState.Pending;
}
