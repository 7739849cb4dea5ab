using CommunityCollab.Core.Access;

namespace CommunityCollab.Data.Access;

/// <summary>A person who signs in. The identity provider knows them by issuer and subject; their e-mail address may change.</summary>
public sealed class PersonRow
{
    /// <summary>Their id here.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who vouches for them: the provider's issuer.</summary>
    public required string Issuer { get; init; }

    /// <summary>What that provider calls them, for good.</summary>
    public required string Subject { get; init; }

    /// <summary>Their e-mail address when they last signed in.</summary>
    public required string Email { get; set; }

    /// <summary>Their name when they last signed in.</summary>
    public required string Name { get; set; }

    /// <summary>From when they may no longer come in; null while they may.</summary>
    public DateTimeOffset? DeprovisionedAt { get; set; }
}

/// <summary>A role a person holds in a tenant, between two moments.</summary>
public sealed class GrantRow : IPlaced
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The agency it is held in or under.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The district it is held in; null for the agency's own roles.</summary>
    public Guid? DistrictId { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>From when it holds.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when it holds; null for no end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who granted it, by name.</summary>
    public required string GrantedBy { get; init; }

    /// <summary>Whether it is held in a district and is of its agency's making. The administrator's never is, whoever brought them.</summary>
    public bool IsOfAgency { get; init; }

    /// <summary>When it was ended; null if it was not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Who ended it, by name.</summary>
    public string? RevokedBy { get; set; }

    /// <summary>The grant this row holds.</summary>
    public Grant ToGrant() => new(Id, PersonId, Role, From, Until, RevokedAt);
}
