namespace CommunityCollab.Grains.Invitations;

/// <summary>How invitations are sent, from the configuration.</summary>
/// <param name="Address">Where people reach this server, for the links in mails.</param>
public sealed record InvitationSettings(Func<Uri> Address)
{
    /// <summary>How long an invitation can be accepted: long enough for a superintendent's holiday.</summary>
    public TimeSpan ValidFor { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Most invitation mails of one tenant in a day: enough for a state's every district at once, too few to be of use
    /// for unwanted mail.</summary>
    public int MailsPerDay { get; init; } = 2_000;
}
