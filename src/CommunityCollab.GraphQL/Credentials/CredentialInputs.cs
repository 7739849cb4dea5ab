using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Problems;

namespace CommunityCollab.GraphQL.Credentials;

/// <summary>A credential to make.</summary>
public sealed class CreateCredentialInput
{
    /// <summary>Its name, for people and the audit log.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>The district it is for; the maker's own tenant when left out.</summary>
    [Id]
    public string? DistrictId { get; init; }

    /// <summary>The only campaigns of the district it may reach, up to 50; every one when left out.</summary>
    [Id]
    public IReadOnlyList<string>? CampaignIds { get; init; }

    /// <summary>What it may do, such as <c>campaigns:write</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it stops working; within a year.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>The credential made.</summary>
[WithParent]
public sealed class CreateCredentialPayload : Payload
{
    /// <summary>The credential; null when none was made.</summary>
    public CredentialNode? Credential { get; init; }

    /// <summary>The token. It is shown this once and cannot be shown again.</summary>
    public string? Token { get; init; }
}

/// <summary>A credential to give a new secret.</summary>
public sealed class RotateCredentialInput
{
    /// <summary>The credential.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>For how many hours the token it has works on: 0 to 168 (seven days), 24 when left out.</summary>
    public int? OverlapHours { get; init; }

    /// <summary>When it stops working from now on, within a year; as before when left out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Why; kept in the audit log.</summary>
    public string? Reason { get; init; }
}

/// <summary>The credential with its new secret.</summary>
[WithParent]
public sealed class RotateCredentialPayload : Payload
{
    /// <summary>The credential; null when nothing was done.</summary>
    public CredentialNode? Credential { get; init; }

    /// <summary>The new token. It is shown this once and cannot be shown again.</summary>
    public string? Token { get; init; }
}

/// <summary>The credential to end.</summary>
public sealed class RevokeCredentialInput
{
    /// <summary>Its id.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Why; kept in the audit log.</summary>
    public string? Reason { get; init; }
}

/// <summary>The credential ended.</summary>
[WithParent]
public sealed class RevokeCredentialPayload : Payload
{
    /// <summary>The credential; null when there was none.</summary>
    public CredentialNode? Credential { get; init; }
}
