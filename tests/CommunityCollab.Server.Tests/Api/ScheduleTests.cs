using System.Diagnostics;

namespace CommunityCollab.Server.Tests.Api;

public sealed class ScheduleTests(ServerFixture server)
{
    [Fact]
    public async Task Campaigns_open_and_close_by_themselves_also_when_the_server_was_down_at_the_moment()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var own = new HostedServer();
        await own.StartAsync(cancellation);
        using var before = new ApiClient(own.Url);
        var staff = await before.StaffOfNewDistrictAsync(own.AgencyToken);
        var now = DateTimeOffset.UtcNow;
        var (campaign, activity) = await before.CampaignAsync(staff, ApiClient.Poll(), ApiClient.Plan(now.AddSeconds(3), now.AddSeconds(8)));

        Assert.Equal("WRONG_STATE", (string)(await before.VoteAsync(activity, "a"))["errors"]![0]!["code"]!);
        await ApiClient.UntilAsync(async () => await before.StateAsync(campaign) == "OPEN");
        Assert.NotNull((await before.VoteAsync(activity, "a"))["receipt"]);
        await own.StopAsync(cancellation);
        await Task.Delay(now.AddSeconds(8.2) - DateTimeOffset.UtcNow, cancellation);
        await own.StartAsync(cancellation);
        using var api = new ApiClient(own.Url);

        var refused = (await api.VoteAsync(activity, "b"))["errors"]![0]!;
        Assert.Equal("CLOSED", (string)refused["code"]!);
        await ApiClient.UntilAsync(async () => await MovesAsync(api, campaign, staff) is "SCHEDULED,OPEN,CLOSED");
    }

    [Fact]
    public async Task A_campaign_can_be_closed_the_moment_it_is_open_before_the_clock_has_looked()
    {
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        for (var i = 0; i < 5; i++)
        {
            var opens = DateTimeOffset.UtcNow.AddMilliseconds(700 + (i * 150));
            var (campaign, _) = await server.Api.CampaignAsync(staff, ApiClient.Poll(), ApiClient.Plan(opens, opens.AddDays(1)));
            await ApiClient.UntilAsync(async () => await server.Api.StateAsync(campaign) == "OPEN");

            await server.Api.MoveAsync(staff, campaign, "CLOSED");

            Assert.Equal("CLOSED", await server.Api.StateAsync(campaign));
            Assert.Equal("SCHEDULED,OPEN,CLOSED", await MovesAsync(server.Api, campaign, staff));
        }
    }

    // What was woken for an activity that is not public yet, by whoever looks at its figures, leaves again after a second.
    [Fact]
    public async Task What_people_say_as_a_campaign_opens_is_counted_though_nobody_comes_after_them()
    {
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        for (var last = 900; last < 1_000; last += 20)
        {
            var (campaign, activity) = await server.Api.CampaignAsync(staff, ApiClient.Poll(), plan: null, "IN_REVIEW");
            Assert.Equal(0, (await server.Api.CountsAsync(activity, staff, 0))["poll/a"]);
            var clock = Stopwatch.StartNew();
            await server.Api.MoveAsync(staff, campaign, "SCHEDULED");
            var votes = 0;
            do
            {
                Assert.NotNull((await server.Api.VoteAsync(activity, "a"))["receipt"]);
                votes++;
            }
            while (clock.ElapsedMilliseconds < last);

            Assert.Equal(votes, (await server.Api.CountsAsync(activity, staff, votes))["poll/a"]);
        }
    }

    private static async Task<string> MovesAsync(ApiClient api, string campaign, string staff)
    {
        var answer = await api.AskAsync("query($id: ID!) { campaign(id: $id) { moves { to } } }", new { id = campaign }, staff);
        return string.Join(',', answer["data"]!["campaign"]!["moves"]!.AsArray().Select(move => (string)move!["to"]!).Skip(1));
    }
}
