using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Campaigns;

public sealed class JoiningTests(ServerFixture server)
{
    private ApiClient Api => server.Api;

    [Fact]
    public async Task An_activity_is_joined_while_its_campaign_is_open_and_the_refusal_says_when_that_is()
    {
        var staff = await Api.StaffOfNewDistrictAsync(server.AgencyToken);
        var (opens, closes) = (DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(30));
        var (campaign, activity) = await Api.CampaignAsync(staff, ApiClient.Poll("CONFIDENTIAL", "ONE_PER_PARTICIPANT"), ApiClient.Plan(opens, closes));

        var early = await JoinAsync(activity);
        Assert.Equal("StateError WRONG_STATE input/activityId", Refusal(early));
        Assert.Equal(opens, Moment(early, "opensAt"), TimeSpan.FromSeconds(1));
        await Api.MoveAsync(staff, campaign, "OPEN");
        Assert.NotNull((await JoinAsync(activity))["participantToken"]);
        await Api.MoveAsync(staff, campaign, "PAUSED");
        Assert.Equal("StateError WRONG_STATE input/activityId", Refusal(await JoinAsync(activity)));
        await Api.MoveAsync(staff, campaign, "OPEN");
        await Api.MoveAsync(staff, campaign, "CLOSED");
        var late = await JoinAsync(activity);
        Assert.Equal("StateError CLOSED input/activityId", Refusal(late));
        Assert.True(Moment(late, "closesAt") <= Moment(late, "serverTime"));
    }

    [Fact]
    public async Task Of_a_draft_nothing_is_told()
    {
        var staff = await Api.StaffOfNewDistrictAsync(server.AgencyToken);
        var (_, activity) = await Api.CampaignAsync(staff, ApiClient.Poll("CONFIDENTIAL", "ONE_PER_PARTICIPANT"), null, "IN_REVIEW");
        Assert.Equal("NotFoundError NOT_FOUND input/activityId", Refusal(await JoinAsync(activity)));
    }

    private static string Refusal(JsonNode payload)
    {
        Assert.Null(payload["participantToken"]);
        var error = payload["errors"]![0]!;
        return $"{error["__typename"]} {error["code"]} {string.Join('/', error["path"]!.AsArray().Select(part => (string)part!))}";
    }

    private static DateTimeOffset Moment(JsonNode payload, string field) => DateTimeOffset.Parse((string)payload["errors"]![0]![field]!, CultureInfo.InvariantCulture);

    private async Task<JsonNode> JoinAsync(string activityId) => (await Api.AskAsync(
        "mutation($input: JoinActivityInput!) { joinActivity(input: $input) { participantToken errors { __typename ... on Problem { code path } ... on StateError { serverTime opensAt closesAt } } } }",
        new { input = new { activityId } }))["data"]!["joinActivity"]!;
}
