using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CommunityCollab.Server.Mail;

/// <summary>When a mail that was not taken is tried again.</summary>
internal static class MailAttempts
{
    private const double Growth = 4;
    private const double Spread = 0.2;

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>Whether a failure is the mail server's, the network's or the mail's own: anything else is a mistake in the program.</summary>
    public static bool IsOfDelivery(Exception failure) =>
        failure is ProtocolException or CommandException or ServiceNotConnectedException or AuthenticationException or SslHandshakeException
            or ParseException or IOException or System.Net.Sockets.SocketException or NotSupportedException or TimeoutException;

    /// <summary>Whether to give up: the server refused this mail for good (RFC 5321, 5yz), it cannot be written, or it has been
    /// tried for three days.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="age">How long ago the mail was written.</param>
    public static bool IsFinal(Exception failure, TimeSpan age) => age > Patience
        || failure is ParseException or SmtpCommandException { StatusCode: >= (SmtpStatusCode)500, ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted };

    /// <summary>How long to wait after an attempt that fails.</summary>
    /// <param name="attempts">How many came before it.</param>
    /// <param name="firstPause">How long to wait after the first.</param>
    public static TimeSpan PauseAfter(int attempts, TimeSpan firstPause)
    {
        var pause = Math.Min(firstPause.TotalMilliseconds * Math.Pow(Growth, attempts), LongestPause.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(pause * (1 + Spread * Random.Shared.NextDouble()));
    }
}
