using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCollab.Replay;

namespace CommunityCollab.Benchmarks.Onboarding;

/// <summary>How long a state's districts and schools take from the upload until the last is there, on a server that has just started.</summary>
internal static class OnboardingBenchmark
{
    private const double ReachSeconds = 10;
    private const string Progress = "subscription($id: ID!) { importProgress(importId: $id) { state percent version } }";

    /// <summary>Measures each round on a server and a store of its own: an agency brings its districts on once.</summary>
    public static async Task<object> RunAsync(int districts, int schools, int rounds, CancellationToken cancellation)
    {
        var file = StateFile.Text(districts, schools);
        var measured = new List<Round>();
        for (var round = 0; round < rounds; round++)
        {
            measured.Add(await MeasureAsync(file, BareInserts.Measure(districts, schools), cancellation));
        }

        return new
        {
            districts,
            schools,
            fileKilobytes = file.Length / 1024,
            rounds,
            dryRunSeconds = Spread(measured, round => round.DryRun),
            takeOverSeconds = Spread(measured, round => round.TakeOver),
            totalSeconds = Spread(measured, round => round.DryRun + round.TakeOver),
            reachSeconds = ReachSeconds,
            bareInsertsSeconds = Spread(measured, round => round.Bare),
            importAgainSeconds = Spread(measured, round => round.Again),
            progressEvents = measured[^1].Events,
        };
    }

    private static async Task<Round> MeasureAsync(string file, TimeSpan bare, CancellationToken cancellation)
    {
        await using var server = await ServerProcess.StartNewAsync(cancellation);
        using var api = new ApiClient(new Uri(server.Url), server.AgencyToken);
        var clock = Stopwatch.StartNew();
        var id = await UploadAsync(server, file, cancellation);
        var dryRun = clock.Elapsed;
        var events = await TakeOverAsync(api, id, cancellation);
        var takeOver = clock.Elapsed - dryRun;
        clock.Restart();
        await TakeOverAsync(api, await UploadAsync(server, file, cancellation), cancellation);
        return new(dryRun, takeOver, clock.Elapsed, bare, events);
    }

    private static async Task<string> UploadAsync(ServerProcess server, string file, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Url}/onboarding/files?fileName=state.csv") { Content = new StringContent(file, Encoding.UTF8, "text/csv") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.AgencyToken);
        using var answer = await http.SendAsync(request, cancellation);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))!;
        return (string?)json["importId"] ?? throw new InvalidOperationException(json.ToJsonString());
    }

    private static async Task<int> TakeOverAsync(ApiClient api, string id, CancellationToken cancellation)
    {
        using var stream = await api.WatchAsync(Progress, new { id }, cancellation);
        await api.ChangeAsync("commitImport", "CommitImportInput", "import { state }", new { id }, cancellation);
        var events = 0;
        await foreach (var item in SseParser.Create(await stream.Content.ReadAsStreamAsync(cancellation)).EnumerateAsync(cancellation))
        {
            var state = item.EventType == "next" ? (string?)JsonNode.Parse(item.Data)!["data"]!["importProgress"]!["state"] : null;
            events += state is null ? 0 : 1;
            if (state == "DONE")
            {
                return events;
            }
        }

        throw new InvalidOperationException("The import did not end.");
    }

    private static object Spread(List<Round> rounds, Func<Round, TimeSpan> of)
    {
        var seconds = rounds.Select(round => Math.Round(of(round).TotalSeconds, 2)).Order().ToList();
        return new { median = seconds[seconds.Count / 2], least = seconds[0], most = seconds[^1] };
    }

    private sealed record Round(TimeSpan DryRun, TimeSpan TakeOver, TimeSpan Again, TimeSpan Bare, int Events);
}
