using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace CommunityCollab.Replay;

/// <summary>Watches the tally as the votes come in, and measures how long after an acknowledgement it shows it.</summary>
internal sealed class TallyWatcher(ApiClient api, string activityId)
{
    private const string Document = "subscription($id: ID!) { tally(activityId: $id, view: ROWS) { version } }";

    private readonly Lock _lock = new();
    private readonly Queue<(long Version, long At)> _waiting = new();
    private readonly List<double> _delays = [];
    private long _acknowledged;

    /// <summary>How many events came.</summary>
    public int Events { get; private set; }

    /// <summary>Counts an acknowledged vote. A tally whose version is at least the number of acknowledgements shows it.</summary>
    public void Acknowledge()
    {
        lock (_lock)
        {
            _waiting.Enqueue((++_acknowledged, Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>Watches until cancelled; a broken stream is opened again.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                using var stream = await api.WatchAsync(Document, new { id = activityId }, cancellation);
                await foreach (var item in SseParser.Create(await stream.Content.ReadAsStreamAsync(cancellation)).EnumerateAsync(cancellation))
                {
                    if (item.EventType == "next" && (long?)JsonNode.Parse(item.Data)!["data"]?["tally"]?["version"] is { } version)
                    {
                        See(version);
                    }
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                // The server is down; the next stream starts with the tally as it is then.
                await Task.Delay(100, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>A percentile of the delays from acknowledgement to event, in milliseconds.</summary>
    public double Delay(double percentile)
    {
        lock (_lock)
        {
            var sorted = _delays.Order().ToList();
            return sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, percentile / 100 * sorted.Count)];
        }
    }

    private void See(long version)
    {
        lock (_lock)
        {
            Events++;
            while (_waiting.TryPeek(out var oldest) && oldest.Version <= version)
            {
                _delays.Add(Stopwatch.GetElapsedTime(_waiting.Dequeue().At).TotalMilliseconds);
            }
        }
    }
}
