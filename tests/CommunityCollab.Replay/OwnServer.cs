using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CommunityCollab.Replay;

/// <summary>A server of the replay's own, on a fresh store.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("collab-replay-");
    private readonly Process _process;
    private Task _output = Task.CompletedTask;

    private OwnServer()
    {
        Url = new Uri($"http://127.0.0.1:{FreePort()}");
        _process = Process.Start(new ProcessStartInfo("dotnet", [ServerDll(), "--data", _folder.FullName, "--urls", Url.ToString(), "--bootstrap", "Replay"]) { RedirectStandardOutput = true })!;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>A token with every scope.</summary>
    public string Token { get; private set; } = "";

    /// <summary>How long processors have worked for it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory it takes.</summary>
    public long MemoryBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it and waits until it has printed its token.</summary>
    public static async Task<OwnServer> StartAsync(CancellationToken cancellation)
    {
        var server = new OwnServer();
        while (await server._process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith("token: ", StringComparison.Ordinal))
            {
                server.Token = line["token: ".Length..];
                server._output = server._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return server;
            }
        }

        await server.DisposeAsync();
        throw new InvalidOperationException("The server ended before it printed a token.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // tests/X/bin/CONFIG/net10.0 → src/CommunityCollab.Server/bin/CONFIG/net10.0
    private static string ServerDll()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "CommunityCollab.Server", "bin", output.Parent.Name, output.Name, "CommunityCollab.Server.dll");
    }
}
