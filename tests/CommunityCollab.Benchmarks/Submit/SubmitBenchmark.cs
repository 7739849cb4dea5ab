using System.Text.Json;
using CommunityCollab.Benchmarks.Load;

namespace CommunityCollab.Benchmarks.Submit;

/// <summary>Durable contributions over GraphQL, beside the same Kestrel answering a bare JSON POST.</summary>
internal static class SubmitBenchmark
{
    private const int Connections = 64;
    private const double Reach = 0.40;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <summary>Measures both in turns, so that what else the machine does meets both.</summary>
    public static async Task<object> RunAsync(int rounds, TimeSpan round, CancellationToken cancellation)
    {
        await using var bareServer = await BareServerProcess.StartAsync(cancellation);
        await using var server = await ServerProcess.StartNewAsync(cancellation);
        var bare = new Target(bareServer.Url, "/", JsonSerializer.Serialize(SurveyContribution.Bare), "receivedAt", () => bareServer.ProcessorTime);
        var activityId = await SurveyStage.OpenAsync(server, cancellation);
        var submit = new Target(new Uri(server.Url), "/graphql", JsonSerializer.Serialize(SurveyContribution.GraphQL(activityId)), "\"errors\":[]", () => server.ProcessorTime);

        // A server runs for days: what its first seconds spend on compiling is not its speed.
        await new SocketLoad(bare).RunAsync(Connections, WarmUp, cancellation);
        await new SocketLoad(submit).RunAsync(Connections, 3 * WarmUp, cancellation);
        return new
        {
            connections = Connections,
            rounds,
            secondsPerRound = round.TotalSeconds,
            reach = Reach,
            askedWithHttpClient = await CompareAsync(new ClientLoad(bare), new ClientLoad(submit)),
            askedWithSockets = await CompareAsync(new SocketLoad(bare), new SocketLoad(submit)),
        };

        Task<object> CompareAsync(HttpLoad bare, HttpLoad submit) => Comparison.RunAsync(bare, submit, Connections, rounds, round, cancellation);
    }
}
