using CommunityCollab.Core.Access;

namespace CommunityCollab.Data.Access;

/// <summary>A machine's or staff member's credential. The secret itself is shown once and never stored.</summary>
public sealed class CredentialRow
{
    /// <summary>Its id, the public part of the token.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name, for people and for the audit log.</summary>
    public required string Name { get; init; }

    /// <summary>The agency it is tied to.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The district it is tied to; null for an agency's own.</summary>
    public Guid? DistrictId { get; init; }

    /// <summary>SHA-256 of the secret, which has 256 random bits and so needs no slow hash.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>What it may do, separated by spaces.</summary>
    public required string Scopes { get; init; }

    /// <summary>When it stops working.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was revoked; null if it was not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A line of the audit log. Lines are only ever added, and hold no answer text.</summary>
public sealed class AuditRow
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The agency concerned.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary>The district concerned; null for an agency's own affairs.</summary>
    public Guid? DistrictId { get; init; }

    /// <summary>Whether a machine or a member of staff did it.</summary>
    public required PrincipalKind ActorKind { get; init; }

    /// <summary>Who: the id of a credential or a person.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>Who, by the name they had then.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, such as <c>tally.read.rows</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The thing it was done to.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Why, in the words of who did it; null where nothing asks for a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
