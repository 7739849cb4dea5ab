using System.Diagnostics;
using System.Globalization;

namespace CommunityCollab.Testing;

/// <summary>The replay of a published conversation through the API, as a process. It ends with 0 when all came out as published, with nothing lost
/// and nothing counted twice.</summary>
public static class ReplayProcess
{
    // Long enough to take in some hundreds of votes before the server is killed.
    private static readonly TimeSpan Uptime = TimeSpan.FromSeconds(1);

    /// <summary>The folder of the conversations in the tests' data.</summary>
    public static string Conversations => Path.Combine(BuiltProgram.Tests, "data", "opinion");

    /// <summary>Starts one.</summary>
    /// <param name="conversation">The folder of the export.</param>
    /// <param name="leastAgreement">Which share of the people must be grouped as published.</param>
    /// <param name="server">Where the server is.</param>
    /// <param name="token">The agency's token.</param>
    public static Process Start(string conversation, double leastAgreement, string server, string token)
    {
        string[] arguments =
        [
            BuiltProgram.Dll("tests", "CommunityCollab.Replay"), conversation,
            "--min-agreement", leastAgreement.ToString(CultureInfo.InvariantCulture), "--server", server, "--token", token,
        ];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>Plays conversations at full speed while the server is killed again and again, each time a second after it was ready.</summary>
    /// <param name="server">The server, which runs; it keeps its address.</param>
    /// <param name="kills">How often it is killed. When a conversation ends before, another is played on the same store.</param>
    /// <param name="cancellation">Ends all.</param>
    /// <returns>For each conversation what the replay said of it, and whether all of it came out as published.</returns>
    public static async Task<IReadOnlyList<(string Said, bool IsAsPublished)>> PlayWhileKilledAsync(ServerProcess server, int kills, CancellationToken cancellation)
    {
        var played = new List<(string Said, bool IsAsPublished)>();
        for (var killed = 0; killed < kills;)
        {
            using var replay = Start(Path.Combine(Conversations, "canadian-electoral-reform"), 0.95, server.Url, server.AgencyToken);
            var said = Task.WhenAll(replay.StandardOutput.ReadToEndAsync(cancellation), replay.StandardError.ReadToEndAsync(cancellation));
            while (!replay.HasExited && killed < kills)
            {
                await Task.Delay(Uptime, cancellation);
                await server.KillAsync(cancellation);
                killed++;
                await server.StartAsync(cancellation);
            }

            await replay.WaitForExitAsync(cancellation);
            played.Add((string.Concat(await said), replay.ExitCode == 0));
        }

        return played;
    }
}
