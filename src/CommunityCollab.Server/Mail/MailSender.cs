using CommunityCollab.Data.Mail;
using MailKit.Net.Smtp;
using MimeKit;

namespace CommunityCollab.Server.Mail;

/// <summary>Hands the outbox's mails to the mail server, and tries again what it does not take.</summary>
/// <param name="outbox">The mails.</param>
/// <param name="options">The mail server.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where failures are told.</param>
internal sealed partial class MailSender(Outbox outbox, SmtpOptions options, TimeProvider time, ILogger<MailSender> log) : BackgroundService
{
    private const int MailsAConnection = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var due = await outbox.DueAsync(MailsAConnection, stoppingToken);
            if (due.Count > 0)
            {
                await SendAsync(due, stoppingToken);
            }
        }
    }

    private async Task SendAsync(IReadOnlyList<MailRow> mails, CancellationToken cancellation)
    {
        using var client = new SmtpClient();
        foreach (var mail in mails)
        {
            try
            {
                await ConnectAsync(client, cancellation);
                await client.SendAsync(MessageOf(mail), cancellation);
                await outbox.SentAsync(mail.Id);
            }
            catch (Exception failure) when (MailAttempts.IsOfDelivery(failure))
            {
                var again = MailAttempts.Next(failure, mail.Attempts, mail.CreatedAt, options.FirstRetry, time.GetUtcNow());
                NotTaken(log, mail.Id, again, failure);
                await outbox.FailedAsync(mail.Id, failure.Message, again);
            }
        }

        if (client.IsConnected)
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellation)
    {
        if (client.IsConnected)
        {
            return;
        }

        await client.ConnectAsync(options.Host, options.Port, options.Security, cancellation);
        if (options.User is { } user)
        {
            await client.AuthenticateAsync(user, options.Password ?? "", cancellation);
        }
    }

    private MimeMessage MessageOf(MailRow mail)
    {
        var message = new MimeMessage([options.Sender], [MailboxAddress.Parse(mail.To)], mail.Subject, new TextPart("plain") { Text = mail.Body })
        {
            MessageId = $"{mail.Id:N}@{options.Sender.Domain}",
            Date = mail.CreatedAt,
        };
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: nobody's absence note needs to answer it.
        return message;
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was not taken; the next attempt is at {Again}, or never.")]
    private static partial void NotTaken(ILogger log, Guid id, DateTimeOffset? again, Exception failure);
}
