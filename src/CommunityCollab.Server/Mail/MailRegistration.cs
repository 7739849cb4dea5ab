using CommunityCollab.Data.Mail;

namespace CommunityCollab.Server.Mail;

/// <summary>Registers the sending of mail.</summary>
internal static partial class MailRegistration
{
    /// <summary>Registers the outbox and, where a mail server is configured, what empties it.</summary>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Outbox>();
        if (SmtpOptions.Read(builder.Configuration) is { } options)
        {
            builder.Services.AddSingleton(options);
            builder.Services.AddHostedService<MailSender>();
        }
    }

    /// <summary>Tells the operator that mails are kept and not sent, if it is so.</summary>
    public static void WarnWithoutMailServer(this WebApplication app)
    {
        if (app.Services.GetService<SmtpOptions>() is null)
        {
            NotSent(app.Logger);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Smtp:Host is not configured: mails are kept until it is, and not sent.")]
    private static partial void NotSent(ILogger log);
}
