namespace CommunityCollab.Benchmarks.Starting;

/// <summary>Kills a server again and again while real conversations are played through it at full speed. Each contribution that was acknowledged
/// must be counted once in the end.</summary>
internal static class KillsBenchmark
{
    /// <summary>Makes so many kills.</summary>
    public static async Task<object> RunAsync(int kills, CancellationToken cancellation)
    {
        await using var server = new ServerProcess { KeepsAddress = true };
        await server.StartAsync(cancellation);
        var played = await ReplayProcess.PlayWhileKilledAsync(server, kills, cancellation);
        return new
        {
            kills,
            conversations = played.Count,
            withAContributionLostOrDoubled = played.Count(conversation => !conversation.IsAsPublished),
            said = played.Where(conversation => !conversation.IsAsPublished).Select(conversation => conversation.Said),
        };
    }
}
