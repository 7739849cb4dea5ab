using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Staff;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;

namespace CommunityCollab.GraphQL.Credentials;

/// <summary>A machine's credential. Its secret was shown when it was made, and is not stored.</summary>
/// <param name="row">Its record.</param>
/// <param name="now">The moment.</param>
[Name("Credential"), Implements(typeof(INode)), WithParent]
public sealed class CredentialNode(CredentialRow row, DateTimeOffset now) : INode
{
    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(CredentialRules.TypeName, row.Id);

    /// <summary>Its name.</summary>
    public string Name => row.Name;

    /// <summary>What it is for; null when its maker did not say.</summary>
    public string? Purpose => row.Purpose;

    /// <summary>The district it is tied to; null for an agency's own.</summary>
    [Id]
    public string? DistrictId => row.DistrictId is { } district ? GlobalId.Of(DistrictNode.TypeName, district) : null;

    /// <summary>The only campaigns it may reach; null for every one of its district's.</summary>
    [Id]
    public IReadOnlyList<string>? CampaignIds => row.CampaignSet is { } campaigns ? [.. campaigns.Select(id => GlobalId.Of(CampaignNode.TypeName, id))] : null;

    /// <summary>What it may do.</summary>
    public IReadOnlyList<string> Scopes => [.. row.ScopeSet.Order(StringComparer.Ordinal)];

    /// <summary>Whether it works now.</summary>
    public bool IsInForce => row.IsInForceAt(now);

    /// <summary>When it was made; null if that was before this was kept.</summary>
    public DateTimeOffset? CreatedAt => row.CreatedAt;

    /// <summary>Who made it; null for the operator of the server.</summary>
    public string? CreatedBy => row.CreatedBy;

    /// <summary>Who made it: a person or another credential; null for the operator of the server, or if it was made before this was
    /// kept.</summary>
    [Id]
    public string? MakerId => row.MakerId is { } maker ? GlobalId.Of(row.MakerKind == PrincipalKind.Machine ? CredentialRules.TypeName : PersonNode.TypeName, maker) : null;

    /// <summary>The person who answers for it, and with whose account it ends; null when there is none.</summary>
    [Id]
    public string? HolderId => row.HolderId is { } holder ? GlobalId.Of(PersonNode.TypeName, holder) : null;

    /// <summary>Whether it acts for a district and is of its agency's making: the agency or something the agency made has made it or
    /// rotated it.</summary>
    public bool IsOfAgency => row.IsOfAgency;

    /// <summary>When it was last used, to the minute; null if it never was.</summary>
    public DateTimeOffset? LastUsedAt => row.LastUsedAt;

    /// <summary>When it stops working.</summary>
    public DateTimeOffset ExpiresAt => row.ExpiresAt;

    /// <summary>Until when the token before the newest works; null when none does.</summary>
    public DateTimeOffset? FormerTokenUntil => row.FormerSecretUntil is { } until && until > now && IsInForce ? until : null;

    /// <summary>When it was revoked; null if it was not.</summary>
    public DateTimeOffset? RevokedAt => row.RevokedAt;
}

/// <summary>A credential in a list.</summary>
/// <param name="node">The credential.</param>
/// <param name="cursor">Its place.</param>
[Name("CredentialEdge"), WithParent]
public sealed class CredentialEdge(CredentialNode node, string cursor)
{
    /// <summary>The credential.</summary>
    public CredentialNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of credentials.</summary>
[Name("CredentialConnection"), WithParent]
public sealed class CredentialConnection
{
    /// <summary>The credentials with their places.</summary>
    public required IReadOnlyList<CredentialEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}
