using CommunityCollab.Core.Access;

namespace CommunityCollab.Data.Access;

/// <summary>A machine's credential. The secret itself is shown once and never stored.</summary>
public sealed class CredentialRow : IPlaced
{
    /// <summary>Its id, the public part of the token.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>Its name, for people and for the audit log.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in its maker's words; null when they did not say.</summary>
    public string? Purpose { get; init; }

    /// <summary>The agency it is tied to.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The district it is tied to; null for an agency's own.</summary>
    public Guid? DistrictId { get; init; }

    /// <summary>The only campaigns it may reach, by id and separated by spaces; null for every one of its district's.</summary>
    public string? CampaignIds { get; init; }

    /// <summary>SHA-256 of the secret, which has 256 random bits and so needs no slow hash.</summary>
    public required byte[] SecretHash { get; set; }

    /// <summary>The hash of the secret before this one, which works on for a while; null when there was none.</summary>
    public byte[]? FormerSecretHash { get; set; }

    /// <summary>Until when the secret before this one works; null when there was none.</summary>
    public DateTimeOffset? FormerSecretUntil { get; set; }

    /// <summary>What it may do, separated by spaces.</summary>
    public required string Scopes { get; set; }

    /// <summary>When it was made; null if that was before this was kept.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who made it, by name; null for the operator of the server.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Who made it: the id of a person or of another credential; null for the operator, or if it was made before this was kept.</summary>
    public Guid? MakerId { get; init; }

    /// <summary>Which of the two made it.</summary>
    public PrincipalKind? MakerKind { get; init; }

    /// <summary>The person who answers for it, and with whom it ends: who made it, or made what made it, or took it over from them; null
    /// when there is none.</summary>
    public Guid? HolderId { get; set; }

    /// <summary>Whether it acts for a district and is of its agency's making: the agency or something the agency made has made it, or
    /// knows its secret.</summary>
    public bool IsOfAgency { get; set; }

    /// <summary>When it stops working.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was last used, to the minute; null if it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When it was revoked; null if it was not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Whether it works at a moment, with its newest secret.</summary>
    public bool IsInForceAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>What it may do.</summary>
    public IReadOnlySet<string> ScopeSet => Scopes.Split(' ').ToHashSet(StringComparer.Ordinal);

    /// <summary>The only campaigns it may reach; null for every one of its district's.</summary>
    public IReadOnlySet<Guid>? CampaignSet => CampaignIds?.Split(' ').Select(id => Guid.ParseExact(id, "N")).ToHashSet();
}
