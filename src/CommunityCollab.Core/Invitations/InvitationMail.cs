using System.Globalization;
using CommunityCollab.Core.Access;

namespace CommunityCollab.Core.Invitations;

/// <summary>The mail that brings an invitation.</summary>
/// <param name="Inviter">Who invites, by name.</param>
/// <param name="Tenant">The district or agency, by name.</param>
/// <param name="Role">The role the invitation is for.</param>
/// <param name="Link">The address of the invitation's page; it is a key, so it stands nowhere else.</param>
/// <param name="ExpiresAt">Until when it can be accepted.</param>
public sealed record InvitationMail(string Inviter, string Tenant, Role Role, Uri Link, DateTimeOffset ExpiresAt)
{
    /// <summary>Its subject.</summary>
    public string Subject => $"Invitation: {RoleNames.Of(Role)}, {Tenant}";

    /// <summary>Its text. The link stands alone on a line, so that every mail program makes one of it.</summary>
    public string Body => string.Create(CultureInfo.InvariantCulture, $"""
        {Inviter} has invited you to CommunityCollab as {RoleNames.Of(Role)} of {Tenant}.

        To accept, open this page and sign in with your work account:

        {Link}

        It can be used once, until {ExpiresAt.UtcDateTime:d MMMM yyyy, HH:mm} (UTC).

        If you did not expect this, do nothing: without you, nothing happens.
        """).ReplaceLineEndings("\n");
}
