using System.Diagnostics;

namespace CommunityCollab.Benchmarks.Starting;

/// <summary>Starts a server again and again on one folder, empty at first, and ends it at a random moment, by SIGKILL and SIGTERM in turns. The
/// start after it is let through, and must serve; then it is killed too.</summary>
internal static class EndedStartsBenchmark
{
    private const int LatestMilliseconds = 2_000;

    /// <summary>Makes so many starts.</summary>
    public static async Task<object> RunAsync(int starts, int seed, CancellationToken cancellation)
    {
        var chance = new Random(seed);
        await using var server = new ServerProcess();
        var served = new List<double>();
        for (var start = 0; start < starts; start++)
        {
            await EndAsync(server, start % 2 == 0 ? "-KILL" : "-TERM", chance.Next(LatestMilliseconds), cancellation);
            var clock = Stopwatch.StartNew();
            await server.StartAsync(cancellation);
            served.Add(Math.Round(clock.Elapsed.TotalSeconds, 1));
            await server.KillAsync(cancellation);
        }

        return new { starts, seed, served = served.Count, secondsToServe = new { least = served.Min(), most = served.Max() } };
    }

    private static async Task EndAsync(ServerProcess server, string signal, int milliseconds, CancellationToken cancellation)
    {
        using var process = Process.Start(server.Command([]))!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        await Task.Delay(milliseconds, cancellation);
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        await output;
    }
}
