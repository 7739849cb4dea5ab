using CommunityCollab.Server.Starting;
using MailKit.Security;
using MimeKit;

namespace CommunityCollab.Server.Mail;

/// <summary>The mail server to hand mails to, from the configuration's section <c>Smtp</c>.</summary>
internal sealed class SmtpOptions
{
    private const string Section = "Smtp";

    /// <summary>Its name; without one no mail is sent.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port; that of submission (RFC 6409) when not given.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted. A server that offers no encryption is not spoken to unless this is <c>None</c>.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>The user to sign in as; nobody when not given.</summary>
    public string? User { get; set; }

    /// <summary>That user's password.</summary>
    public string? Password { get; set; }

    /// <summary>Whom mails come from, such as <c>CommunityCollab &lt;no-reply@example.org&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>How long to wait after a first failure; four times as long after each further one, up to six hours.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The sender.</summary>
    public MailboxAddress Sender() => MailboxAddress.Parse(From);

    /// <summary>Reads the section; null when no mail server is named.</summary>
    /// <exception cref="InvalidConfigurationException">Something in it is wrong.</exception>
    public static SmtpOptions? Read(IConfiguration configuration)
    {
        var options = configuration.ReadSection<SmtpOptions>(Section);
        if (options.Host.Length == 0)
        {
            return null;
        }

        return MailboxAddress.TryParse(options.From, out _)
            ? options
            : throw new InvalidConfigurationException($"{Section}:From must be the address mails come from, such as 'CommunityCollab <no-reply@example.org>'.");
    }
}
