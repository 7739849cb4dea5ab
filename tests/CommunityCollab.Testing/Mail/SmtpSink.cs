using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace CommunityCollab.Testing.Mail;

/// <summary>A mail server (RFC 5321) that keeps what it is sent.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly ConcurrentQueue<SinkMail> _mails = [];
    private readonly ConcurrentDictionary<string, int> _attempts = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    /// <summary>Starts listening.</summary>
    /// <param name="port">Where; on a free port when left out.</param>
    public SmtpSink(int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What it answers to <c>RCPT TO</c>, given the address and how often it was named before; null to take the mail.</summary>
    public Func<string, int, string?> Refusal { get; init; } = (_, _) => null;

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The settings with which a server hands it mail.</summary>
    public IReadOnlyList<string> Settings => SettingsFor(Port);

    /// <summary>The settings with which a server hands mail to a port of this machine.</summary>
    public static IReadOnlyList<string> SettingsFor(int port) =>
        ["PublicUrl=https://collab.example", "Smtp:Host=127.0.0.1", $"Smtp:Port={port}", "Smtp:Security=None", "Smtp:From=CommunityCollab <no-reply@collab.example>", "Smtp:FirstRetry=00:00:00.5"];

    /// <summary>How often mail for an address was tried.</summary>
    public int AttemptsFor(string address) => _attempts.GetValueOrDefault(address);

    /// <summary>What came for an address, the first first.</summary>
    public IReadOnlyList<MimeMessage> For(string address) => [.. _mails.Where(mail => mail.To.Contains(address)).Select(mail => mail.Message)];

    /// <summary>Waits until so many mails have come for an address.</summary>
    /// <exception cref="TimeoutException">They did not come within two minutes.</exception>
    public async Task<IReadOnlyList<MimeMessage>> WaitAsync(string address, int count, CancellationToken cancellation)
    {
        for (var tries = 0; tries < 2_400; tries++)
        {
            if (For(address) is { } come && come.Count >= count)
            {
                return come;
            }

            await Task.Delay(50, cancellation);
        }

        throw new TimeoutException($"{For(address).Count} mails came for {address}, and not {count}.");
    }

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = new SmtpDialogue(client, _mails.Enqueue, RefusalOf).RunAsync(_stop.Token);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private string? RefusalOf(string address)
    {
        var times = _attempts.AddOrUpdate(address, 1, (_, before) => before + 1);
        return Refusal(address, times - 1);
    }
}

/// <summary>A mail as it was handed over.</summary>
/// <param name="From">The envelope's sender.</param>
/// <param name="To">The envelope's recipients.</param>
/// <param name="Message">The mail.</param>
public sealed record SinkMail(string From, IReadOnlyList<string> To, MimeMessage Message);
