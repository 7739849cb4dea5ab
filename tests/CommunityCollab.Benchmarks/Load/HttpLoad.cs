using System.Diagnostics;

namespace CommunityCollab.Benchmarks.Load;

/// <summary>Asks over many kept connections, each as soon as it has its last answer.</summary>
internal abstract class HttpLoad(Target target)
{
    /// <summary>What is asked.</summary>
    protected Target Target => target;

    /// <summary>Asks for a while.</summary>
    /// <returns>How many answers came, how long it took, and what it cost the server.</returns>
    public async Task<Rate> RunAsync(int connections, TimeSpan length, CancellationToken cancellation)
    {
        var before = target.ProcessorTime?.Invoke();
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections)
            .Select(_ => Task.Run(() => AskAsync(target.Post(), () => clock.Elapsed >= length, cancellation), cancellation)));
        return new Rate(counts.Sum(), clock.Elapsed, target.ProcessorTime?.Invoke() - before);
    }

    /// <summary>What one connection does.</summary>
    /// <returns>How many right answers it had.</returns>
    protected abstract Task<long> AskAsync(RepeatedPost post, Func<bool> isOver, CancellationToken cancellation);
}
