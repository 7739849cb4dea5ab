using System.Diagnostics;
using System.Net.Http.Json;

namespace CommunityCollab.Benchmarks.Starting;

/// <summary>How long a server takes until it is ready, and how long whoever asks first waits then.</summary>
internal static class ColdStartBenchmark
{
    private const double ReachMilliseconds = 300;
    private const string Campaigns = "{ campaigns(first: 5) { edges { node { id title } } pageInfo { hasNextPage } } }";

    /// <summary>Starts a server anew in each round, on a store that is made in the first and found in the others.</summary>
    public static async Task<object> RunAsync(int rounds, CancellationToken cancellation)
    {
        await using var server = new ServerProcess();
        var (ready, first, second) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            await server.StartAsync(cancellation);
            ready.Add(clock.Elapsed.TotalMilliseconds);
            using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
            first.Add(await AskAsync(http, server.AgencyToken, cancellation));
            second.Add(await AskAsync(http, server.AgencyToken, cancellation));
            await server.StopAsync(cancellation);
        }

        return new
        {
            rounds,
            readyMilliseconds = Spread(ready),
            firstAnswerMilliseconds = Spread(first),
            reachMilliseconds = ReachMilliseconds,
            secondAnswerMilliseconds = Spread(second),
        };
    }

    private static async Task<double> AskAsync(HttpClient http, string token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Campaigns }) };
        request.Headers.Authorization = new("Bearer", token);
        var clock = Stopwatch.StartNew();
        using var answer = await http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static object Spread(List<double> measured)
    {
        var sorted = measured.Select(each => Math.Round(each)).Order().ToList();
        return new { median = sorted[sorted.Count / 2], least = sorted[0], most = sorted[^1] };
    }
}
