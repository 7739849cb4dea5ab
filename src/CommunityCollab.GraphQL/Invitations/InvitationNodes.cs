using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Invitations;
using CommunityCollab.Data.Invitations;
using CommunityCollab.Data.Mail;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;

namespace CommunityCollab.GraphQL.Invitations;

/// <summary>An invitation to hold a role in a tenant.</summary>
/// <param name="row">Its record.</param>
/// <param name="mail">Its newest mail.</param>
/// <param name="now">The moment.</param>
[Name("Invitation"), Implements(typeof(INode)), WithParent]
public sealed class InvitationNode(InvitationRow row, MailRow? mail, DateTimeOffset now) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Invitation";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>Whom it was sent to.</summary>
    public string Email => row.Email;

    /// <summary>The role it is for.</summary>
    public Role Role => row.Role;

    /// <summary>The district the role is held in; null for the agency's own roles.</summary>
    [Id]
    public string? DistrictId => row.DistrictId is { } district ? GlobalId.Of(DistrictNode.TypeName, district) : null;

    /// <summary>What has become of it.</summary>
    public InvitationState State => row.StateAt(now);

    /// <summary>Who invited.</summary>
    public string InvitedBy => row.InvitedBy;

    /// <summary>When they were invited first.</summary>
    public DateTimeOffset CreatedAt => row.CreatedAt;

    /// <summary>When the newest mail was written.</summary>
    public DateTimeOffset SentAt => row.SentAt;

    /// <summary>What has become of the newest mail; null when it was withdrawn before it was sent.</summary>
    public MailDelivery? Delivery => mail switch
    {
        { SentAt: not null } => MailDelivery.Sent,
        { GivenUpAt: null } => MailDelivery.Waiting,
        { LastError: not null } => MailDelivery.Failed,
        _ => null,
    };

    /// <summary>What the mail server said when it last did not take the newest mail; null when it did, or was not asked yet.</summary>
    public string? DeliveryError => mail?.SentAt is null ? mail?.LastError : null;

    /// <summary>Until when it can be accepted.</summary>
    public DateTimeOffset ExpiresAt => row.ExpiresAt;

    /// <summary>When it was accepted; null until then.</summary>
    public DateTimeOffset? AcceptedAt => row.AcceptedAt;

    /// <summary>When it was withdrawn; null if it was not.</summary>
    public DateTimeOffset? WithdrawnAt => row.WithdrawnAt;
}

/// <summary>An invitation in a list.</summary>
/// <param name="node">The invitation.</param>
/// <param name="cursor">Its place.</param>
[Name("InvitationEdge"), WithParent]
public sealed class InvitationEdge(InvitationNode node, string cursor)
{
    /// <summary>The invitation.</summary>
    public InvitationNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of invitations.</summary>
[Name("InvitationConnection"), WithParent]
public sealed class InvitationConnection
{
    /// <summary>The invitations with their places.</summary>
    public required IReadOnlyList<InvitationEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}
