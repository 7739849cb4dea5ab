namespace CommunityCollab.Server.Mail;

/// <summary>How invitations are sent, from the configuration's section <c>Invitations</c>.</summary>
internal sealed class InvitationOptions
{
    /// <summary>How long an invitation can be accepted: long enough for a superintendent's holiday.</summary>
    public TimeSpan ValidFor { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Most invitation mails of one tenant in a day: enough for a state's every district at once, too few to be of use
    /// for unwanted mail.</summary>
    public int MailsPerDay { get; set; } = 2_000;
}
