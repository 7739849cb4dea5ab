namespace CommunityCollab.Server.Tests.Api;

public sealed class ScheduleTests
{
    [Fact]
    public async Task Campaigns_open_and_close_by_themselves_also_when_the_server_was_down_at_the_moment()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new ServerProcess();
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var now = DateTimeOffset.UtcNow;
        var (campaign, activity) = await api.CampaignAsync(staff, ApiClient.Poll(), ApiClient.Plan(now.AddSeconds(3), now.AddSeconds(8)));

        Assert.Equal("WRONG_STATE", (string)(await api.VoteAsync(activity, "a"))["errors"]![0]!["code"]!);
        await ApiClient.UntilAsync(async () => await api.StateAsync(campaign) == "OPEN");
        Assert.NotNull((await api.VoteAsync(activity, "a"))["receipt"]);
        await server.KillAsync(cancellation);
        await Task.Delay(now.AddSeconds(8.2) - DateTimeOffset.UtcNow, cancellation);
        await server.StartAsync(cancellation);

        var refused = (await api.VoteAsync(activity, "b"))["errors"]![0]!;
        Assert.Equal("CLOSED", (string)refused["code"]!);
        await ApiClient.UntilAsync(async () => await MovesAsync(api, campaign, staff) is "SCHEDULED,OPEN,CLOSED");
    }

    private static async Task<string> MovesAsync(ApiClient api, string campaign, string staff)
    {
        var answer = await api.AskAsync("query($id: ID!) { campaign(id: $id) { moves { to } } }", new { id = campaign }, staff);
        return string.Join(',', answer["data"]!["campaign"]!["moves"]!.AsArray().Select(move => (string)move!["to"]!).Skip(1));
    }
}
