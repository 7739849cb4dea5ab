using System.Text.Json;
using CommunityCollab.Benchmarks.Load;
using CommunityCollab.Benchmarks.Submit;

namespace CommunityCollab.Benchmarks.Peer;

/// <summary>Durable contributions beside PostGraphile's.</summary>
internal static class PeerBenchmark
{
    private const int Connections = 64;
    private const double Reach = 6;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <summary>Measures both in turns.</summary>
    public static async Task<object> RunAsync(int rounds, TimeSpan round, CancellationToken cancellation)
    {
        await using var peer = await PostGraphile.StartAsync(cancellation);
        await using var server = await ServerProcess.StartNewAsync(cancellation);
        var activityId = await SurveyStage.OpenAsync(server, cancellation);
        var theirs = new SocketLoad(peer.Target);
        var ours = new SocketLoad(new Target(new Uri(server.Url), "/graphql", JsonSerializer.Serialize(SurveyContribution.GraphQL(activityId)), "\"errors\":[]", () => server.ProcessorTime));
        await theirs.RunAsync(Connections, WarmUp, cancellation);
        await ours.RunAsync(Connections, WarmUp, cancellation);
        return new { connections = Connections, reach = Reach, comparedWithPostGraphile = await Comparison.RunAsync(theirs, ours, Connections, rounds, round, cancellation) };
    }
}
