using System.Diagnostics;
using System.Globalization;

namespace CommunityCollab.Server.Tests.Opinion;

public sealed class ReplayTests(ITestOutputHelper output)
{
    private const int Kills = 20;

    // Long enough for a cold server to take in some hundreds of votes before it is killed.
    private static readonly TimeSpan Uptime = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("15-per-hour-seattle", 0.80)]
    [InlineData("canadian-electoral-reform", 0.95)]
    public async Task A_real_conversation_played_through_the_API_comes_out_as_published(string name, double leastAgreement)
    {
        using var replay = Start(name, leastAgreement);
        output.WriteLine(await replay.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await replay.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, replay.ExitCode);
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
            using var replay = Start("canadian-electoral-reform", 0.95, "--server", server.Url, "--token", server.AgencyToken);
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

    private static Process Start(string name, double leastAgreement, params string[] more)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var tests = output.Parent!.Parent!.Parent!.Parent!.FullName;
        var dll = Path.Combine(tests, "CommunityCollab.Replay", "bin", output.Parent.Name, output.Name, "CommunityCollab.Replay.dll");
        string[] arguments = [dll, Path.Combine(tests, "data", "opinion", name), "--min-agreement", leastAgreement.ToString(CultureInfo.InvariantCulture), .. more];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
    }
}
