using System.Diagnostics;
using System.Globalization;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Opinion;

public sealed class ReplayTests(ServerFixture shared, ITestOutputHelper output)
{
    private const int Kills = 20;

    // Long enough to take in some hundreds of votes before it is killed.
    private static readonly TimeSpan Uptime = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("15-per-hour-seattle", 0.80)]
    [InlineData("canadian-electoral-reform", 0.95)]
    public async Task A_real_conversation_played_through_the_API_comes_out_as_published(string name, double leastAgreement)
    {
        using var replay = Start(name, leastAgreement, shared.Url, shared.AgencyToken);
        output.WriteLine(await replay.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await replay.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, replay.ExitCode);
    }

    [Fact]
    public async Task An_export_without_columns_of_rejected_statements_is_read_and_whom_the_publisher_kept_early_is_named()
    {
        using var replay = Start("made-up-rejected-left-out", 1, shared.Url, shared.AgencyToken);
        var said = await replay.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await replay.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(replay.ExitCode == 0, said);
        Assert.Contains("is not followed in it: early1, early2.", said, StringComparison.Ordinal);
        Assert.Contains("\"participantsGrouped\": 32", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a vote that was counted otherwise", "a01,0,0,10,5,4,1,-1", "a01,0,0,10,5,4,-1,-1", "\"mismatches\": 1")]
    [InlineData("somebody with enough votes whom the publisher did not place", "a01,0,", "a01,,", "Not as published")]
    [InlineData("a statement that is missing and was not rejected", "disagree,0,1,", "disagree,0,zero,", "no column for the statement 1,")]
    public async Task An_export_that_says_otherwise_is_not_as_published(string what, string published, string otherwise, string told)
    {
        var folder = Directory.CreateTempSubdirectory("replay-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Data, "made-up-rejected-left-out")))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.True(!file.EndsWith("participants-votes.csv", StringComparison.Ordinal) || text.Contains(published, StringComparison.Ordinal), what);
            await File.WriteAllTextAsync(Path.Combine(folder, Path.GetFileName(file)), text.Replace(published, otherwise, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        using var replay = Start(folder, 1, shared.Url, shared.AgencyToken);
        var said = await Task.WhenAll(replay.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), replay.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await replay.WaitForExitAsync(TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(1, replay.ExitCode);
        Assert.Contains(told, string.Concat(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_at_full_speed_comes_out_exact_although_the_server_is_killed_twenty_times()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new ServerProcess { KeepsAddress = true };
        await server.StartAsync(cancellation);

        // One conversation may end before the twentieth kill; then another is played, on the same store.
        for (var kills = 0; kills < Kills;)
        {
            using var replay = Start("canadian-electoral-reform", 0.95, server.Url, server.AgencyToken);
            var said = replay.StandardOutput.ReadToEndAsync(cancellation);
            while (!replay.HasExited && kills < Kills)
            {
                await Task.Delay(Uptime, cancellation);
                await server.KillAsync(cancellation);
                kills++;
                await server.StartAsync(cancellation);
            }

            output.WriteLine($"{kills} kills\n{await said}");
            await replay.WaitForExitAsync(cancellation);
            Assert.Equal(0, replay.ExitCode);
        }
    }

    private static string Tests => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.Parent!.FullName;

    private static string Data => Path.Combine(Tests, "data", "opinion");

    private static Process Start(string name, double leastAgreement, string server, string token)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var dll = Path.Combine(Tests, "CommunityCollab.Replay", "bin", output.Parent!.Name, output.Name, "CommunityCollab.Replay.dll");
        string[] arguments = [dll, Path.Combine(Data, name), "--min-agreement", leastAgreement.ToString(CultureInfo.InvariantCulture), "--server", server, "--token", token];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
