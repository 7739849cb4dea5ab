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
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, failure);
            }
        }
    }

    private async Task SendDueAsync(CancellationToken cancellation)
    {
        using var client = new SmtpClient();
        foreach (var mail in await outbox.DueAsync(MailsAConnection, cancellation))
        {
            var again = time.GetUtcNow() + MailAttempts.PauseAfter(mail.Attempts, options.FirstRetry);
            if (await outbox.BeginAsync(mail.Id, again))
            {
                await SendAsync(client, mail, again, cancellation);
            }
        }

        if (client.IsConnected)
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
    }

    private async Task SendAsync(SmtpClient client, MailRow mail, DateTimeOffset again, CancellationToken cancellation)
    {
        try
        {
            await ConnectAsync(client, cancellation);
            await client.SendAsync(MessageOf(mail), cancellation);
        }
        catch (Exception failure) when (MailAttempts.IsOfDelivery(failure))
        {
            var isFinal = MailAttempts.IsFinal(failure, time.GetUtcNow() - mail.CreatedAt);
            NotTaken(log, mail.Id, isFinal ? null : again, failure);
            await outbox.FailedAsync(mail.Id, failure.Message, isFinal);
            return;
        }

        await outbox.SentAsync(mail.Id);
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
        var message = new MimeMessage([options.Sender()], [MailboxAddress.Parse(mail.To)], mail.Subject, new TextPart("plain") { Text = mail.Body })
        {
            MessageId = $"{mail.Id:N}@{options.Sender().Domain}",
            Date = mail.CreatedAt,
        };
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: nobody's absence note needs to answer it.
        return message;
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was not taken; the next attempt is at {Again}; never, if that is empty")]
    private static partial void NotTaken(ILogger log, Guid id, DateTimeOffset? again, Exception failure);

    [LoggerMessage(LogLevel.Error, "Mails that are due could not be sent; trying again at the next tick")]
    private static partial void Failed(ILogger log, Exception failure);
}
