using System.Text.Json;
using CommunityCollab.Benchmarks.Load;
using CommunityCollab.Benchmarks.Submit;

namespace CommunityCollab.Benchmarks.Subscribers;

/// <summary>How soon an acknowledged contribution is seen by all who watch the public tally, and what a watcher costs.</summary>
internal static class SubscribersBenchmark
{
    private const int Senders = 64;
    private const int PublicStep = 10;

    /// <summary>Measures.</summary>
    public static async Task<object> RunAsync(int subscribers, int perSecond, TimeSpan length, CancellationToken cancellation)
    {
        await using var server = await ServerProcess.StartNewAsync(cancellation);
        var warmUp = await TargetAsync(server, cancellation);
        await new SocketLoad(warmUp.Target).RunAsync(Senders, TimeSpan.FromSeconds(10), cancellation);
        var (target, activityId) = await TargetAsync(server, cancellation);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);

        var without = server.MemoryInMebibytes();
        var watchers = await OpenAsync(new Uri(server.Url), activityId, subscribers, cancellation);
        var idle = server.MemoryInMebibytes();
        var sender = new PacedSender(target, perSecond, Senders, length);
        var delays = new Delays();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = watchers.Select(watcher => WatchAsync(watcher, sender, delays, end.Token)).ToList();
        await sender.RunAsync(cancellation);
        var loaded = server.MemoryInMebibytes();
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
        await end.CancelAsync();
        await Task.WhenAll(watching);

        return new
        {
            subscribers,
            contributionsPerSecond = perSecond,
            seconds = length.TotalSeconds,
            acknowledged = sender.Acknowledged,
            eventsSeen = delays.Count,
            acknowledgedToSeenMs = new { p50 = delays.Percentile(50), p99 = delays.Percentile(99), most = delays.Percentile(100) },
            reachMs = 500,
            kilobytesPerSubscriber = new { idle = Kilobytes(idle - without), underLoad = Kilobytes(loaded - without) },
            reachKilobytes = 40,
        };

        double Kilobytes(long mebibytes) => Math.Round(mebibytes * 1024 * 1.024 / subscribers, 1);
    }

    private static async Task<(Target Target, string ActivityId)> TargetAsync(ServerProcess server, CancellationToken cancellation)
    {
        var activityId = await SurveyStage.OpenAsync(server, cancellation);
        return (new Target(new Uri(server.Url), "/graphql", JsonSerializer.Serialize(SurveyContribution.GraphQL(activityId)), "\"errors\":[]", () => server.ProcessorTime), activityId);
    }

    private static async Task<List<Watcher>> OpenAsync(Uri server, string activityId, int subscribers, CancellationToken cancellation)
    {
        var watchers = new List<Watcher>(subscribers);
        foreach (var some in Enumerable.Range(0, subscribers).Chunk(100))
        {
            watchers.AddRange(await Task.WhenAll(some.Select(_ => Watcher.OpenAsync(server, activityId, cancellation))));
        }

        return watchers;
    }

    // Public figures move in steps, so what is waited for is the contribution that completes a step. Of the steps an event
    // shows for the first time, the one that waited longest counts.
    private static async Task WatchAsync(Watcher watcher, PacedSender sender, Delays delays, CancellationToken cancellation)
    {
        var waitingFor = PublicStep;
        await watcher.RunAsync(
            shown =>
            {
                if (shown >= waitingFor && sender.AcknowledgedAt(waitingFor) is var at and not 0)
                {
                    delays.AddSince(at);
                }

                waitingFor = Math.Max(waitingFor, shown / PublicStep * PublicStep + PublicStep);
            },
            cancellation);
    }
}
