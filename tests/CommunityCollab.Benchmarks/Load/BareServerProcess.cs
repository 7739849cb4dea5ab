using System.Diagnostics;

namespace CommunityCollab.Benchmarks.Load;

/// <summary>The baseline as a process of its own, as the server is.</summary>
internal sealed class BareServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ReservedPort _port;

    private BareServerProcess(Process process, ReservedPort port) => (_process, _port) = (process, port);

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_port.Url);

    /// <summary>How long processors have worked for it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<BareServerProcess> StartAsync(CancellationToken cancellation)
    {
        var port = new ReservedPort();
        var start = new ProcessStartInfo("dotnet", [typeof(BareServerProcess).Assembly.Location, "bare-server", new Uri(port.Url).ToString()]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync(cancellation);
        return new BareServerProcess(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _port.Dispose();
    }
}
