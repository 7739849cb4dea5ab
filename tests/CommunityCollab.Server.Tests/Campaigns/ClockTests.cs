using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Campaigns;

/// <summary>The server's clock jumps ahead and comes back, and nothing is closed or opened for good.</summary>
public sealed class ClockTests(ClockTests.Server server) : IClassFixture<ClockTests.Server>
{
    private static readonly string[] Administrator = ["campaigns:read", "campaigns:write", "campaigns:correct", "results:rows", "audit:read"];
    private static readonly string[] Lead = ["campaigns:read", "campaigns:write"];

    private ApiClient Api => server.Api;

    [Fact]
    public async Task What_a_jump_of_the_clock_closed_is_opened_again_by_an_administrator_with_a_reason_that_everyone_reads()
    {
        var (administrator, campaign, activity) = await CampaignAsync(TimeSpan.FromMinutes(-1), TimeSpan.FromHours(1));
        await UntilAsync(campaign, "OPEN", administrator);
        await server.JumpAsync(TimeSpan.FromHours(2), () => UntilAsync(campaign, "CLOSED", administrator));

        Assert.Equal("CLOSED", await Api.StateAsync(campaign));
        Assert.Equal("CLOSED", (string)(await Api.VoteAsync(activity, "a"))["errors"]![0]!["code"]!);
        Assert.Equal("REQUIRED", Code(await UndoAsync(administrator, campaign, " ")));
        Assert.Equal("OPEN", (string)(await UndoAsync(administrator, campaign, "The clock was wrong."))["campaign"]!["state"]!);

        Assert.NotNull((await Api.VoteAsync(activity, "a"))["receipt"]);
        var told = await Api.AskAsync("query($id: ID!) { campaign(id: $id) { changes { note } } }", new { id = campaign });
        Assert.Contains("The clock was wrong.", told.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("clock.reverted", (await Api.AskAsync("{ auditLog { edges { node { action } } } }", token: administrator)).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("WRONG_STATE", Code(await UndoAsync(administrator, campaign, "Again")));
    }

    [Fact]
    public async Task What_it_opened_waits_again_for_its_time_unless_somebody_has_contributed()
    {
        foreach (var hasContributions in (bool[])[false, true])
        {
            var (administrator, campaign, activity) = await CampaignAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(30));
            await server.JumpAsync(TimeSpan.FromHours(2), async () =>
            {
                await UntilAsync(campaign, "OPEN", administrator);
                Assert.Equal(hasContributions, hasContributions && (await Api.VoteAsync(activity, "a"))["receipt"] is not null);
            });
            var undone = await UndoAsync(administrator, campaign, "The clock was wrong.");
            Assert.Equal(hasContributions ? "FORBIDDEN" : null, Code(undone));
            Assert.Equal(hasContributions ? "OPEN" : "SCHEDULED", await Api.StateAsync(campaign));
        }
    }

    [Fact]
    public async Task It_takes_an_administrators_right()
    {
        var district = await Api.NewDistrictAsync(server.AgencyToken);
        var lead = await Api.CredentialAsync(server.AgencyToken, district, Lead);
        var input = new { id = "Q2FtcGFpZ246MA", reason = "A word" };
        Assert.Equal("FORBIDDEN", await Api.CodeAsync("mutation($input: UndoClockMoveInput!) { undoClockMove(input: $input) { campaign { id } } }", lead, new { input }));
    }

    private static string? Code(JsonNode payload) => (string?)payload["errors"]!.AsArray().FirstOrDefault()?["code"];

    private Task<JsonNode> UndoAsync(string token, string id, string reason) =>
        Api.ChangeAsync("undoClockMove", "UndoClockMoveInput", "campaign { state }", new { id, reason }, token);

    private async Task<(string Administrator, string Campaign, string Activity)> CampaignAsync(TimeSpan opensIn, TimeSpan closesIn)
    {
        var administrator = await Api.CredentialAsync(server.AgencyToken, await Api.NewDistrictAsync(server.AgencyToken), Administrator);
        var now = DateTimeOffset.UtcNow;
        var (campaign, activity) = await Api.CampaignAsync(administrator, ApiClient.Poll(), ApiClient.Plan(now + opensIn, now + closesIn));
        return (administrator, campaign, activity);
    }

    // The move itself, and not only what the moment makes of the state.
    private Task UntilAsync(string campaign, string to, string token) => ApiClient.UntilAsync(async () =>
        (string?)(await Api.AskAsync("query($id: ID!) { campaign(id: $id) { moves { to } } }", new { id = campaign }, token))["data"]!["campaign"]!["moves"]!.AsArray()[^1]!["to"] == to);

    public sealed class Server : IAsyncLifetime
    {
        private readonly ServerProcess _server = new() { HasMovableClock = true };

        public string AgencyToken => _server.AgencyToken;

        public ApiClient Api { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await _server.StartAsync(TestContext.Current.CancellationToken);
            Api = new ApiClient(_server.Url);
        }

        /// <summary>What happens while the clock is ahead.</summary>
        public async Task JumpAsync(TimeSpan ahead, Func<Task> meanwhile)
        {
            _server.MoveClock(ahead);
            await meanwhile();
            _server.MoveClock(TimeSpan.Zero);
        }

        public async ValueTask DisposeAsync()
        {
            Api.Dispose();
            await _server.DisposeAsync();
        }
    }
}
