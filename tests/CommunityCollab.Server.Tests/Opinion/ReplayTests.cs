using System.Diagnostics;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Opinion;

public sealed class ReplayTests(ServerFixture shared, ITestOutputHelper output)
{
    // Few, for the time of a test run; the benchmark "kills" makes a hundred.
    private const int Kills = 5;

    [Theory]
    [InlineData("15-per-hour-seattle", 0.80)]
    [InlineData("canadian-electoral-reform", 0.95)]
    public async Task A_real_conversation_played_through_the_API_comes_out_as_published(string name, double leastAgreement)
    {
        using var replay = Start(name, leastAgreement, shared);
        output.WriteLine(await replay.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await replay.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, replay.ExitCode);
    }

    [Fact]
    public async Task An_export_without_columns_of_rejected_statements_is_read_and_whom_the_publisher_kept_early_is_named()
    {
        using var replay = Start("made-up-rejected-left-out", 1, shared);
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
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ReplayProcess.Conversations, "made-up-rejected-left-out")))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.True(!file.EndsWith("participants-votes.csv", StringComparison.Ordinal) || text.Contains(published, StringComparison.Ordinal), what);
            await File.WriteAllTextAsync(Path.Combine(folder, Path.GetFileName(file)), text.Replace(published, otherwise, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        using var replay = Start(folder, 1, shared);
        var said = await Task.WhenAll(replay.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), replay.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await replay.WaitForExitAsync(TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(1, replay.ExitCode);
        Assert.Contains(told, string.Concat(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_at_full_speed_comes_out_exact_although_the_server_is_killed_again_and_again()
    {
        await using var server = new ServerProcess { KeepsAddress = true };
        await server.StartAsync(TestContext.Current.CancellationToken);
        foreach (var (said, isAsPublished) in await ReplayProcess.PlayWhileKilledAsync(server, Kills, TestContext.Current.CancellationToken))
        {
            output.WriteLine(said);
            Assert.True(isAsPublished, said);
        }
    }

    private static Process Start(string conversation, double leastAgreement, ServerFixture server) =>
        ReplayProcess.Start(Path.Combine(ReplayProcess.Conversations, conversation), leastAgreement, server.Url, server.AgencyToken);
}
