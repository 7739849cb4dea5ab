using System.Diagnostics;

namespace CommunityCollab.Benchmarks.Load;

/// <summary>The baseline as a process of its own, as the server is.</summary>
internal sealed class BareServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private BareServerProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

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
        var url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var start = new ProcessStartInfo("dotnet", [typeof(BareServerProcess).Assembly.Location, "bare-server", url.ToString()]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync(cancellation);
        return new BareServerProcess(process, url);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
