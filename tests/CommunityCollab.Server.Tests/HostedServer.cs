using CommunityCollab.Server.Starting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommunityCollab.Server.Tests;

/// <summary>
/// The real server in the process of the tests: its code is compiled once for all of them, which costs more than all else of a start.
/// What is killed, measured or refused at its start is a <see cref="ServerProcess"/>.
/// </summary>
public sealed class HostedServer : TestServer
{
    private ServerHost? _host;

    /// <summary>It, once it is ready.</summary>
    public async Task<HostedServer> StartedAsync()
    {
        await StartAsync(CancellationToken.None);
        return this;
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellation) => EndAsync().AsTask();

    /// <inheritdoc/>
    protected override async Task<string> StartAsync(string[] bootstrap, CancellationToken cancellation)
    {
        // What it logs goes nowhere, as it does of a process.
        var options = CommandLine.Read(["--data", Folder, "--urls", "http://127.0.0.1:0", "--Logging:Console:LogLevel:Default=None", .. Arguments, .. bootstrap])!;
        using var output = new StringWriter();
        _host = new ServerHost(options, output, NullLoggerFactory.Instance);
        await _host.StartAsync();
        Url = _host.Url;
        return output.ToString().Split('\n').Select(TokenIn).FirstOrDefault(token => token is not null) ?? "";
    }

    /// <inheritdoc/>
    protected override async ValueTask EndAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.StopAsync();
            await host.DisposeAsync();
        }
    }
}
