namespace CommunityCollab.Grains.Invitations;

/// <summary>How invitations are sent, from the configuration.</summary>
/// <param name="Address">Where people reach this server, for the links in mails.</param>
/// <param name="ValidFor">How long an invitation can be accepted.</param>
/// <param name="MailsPerDay">Most invitation mails of one tenant in a day.</param>
public sealed record InvitationSettings(Func<Uri> Address, TimeSpan ValidFor, int MailsPerDay);
