using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Contributions;

public sealed class ContributionTests(ServerFixture server)
{
    private readonly ApiClient _api = server.Api;

    [Fact]
    public async Task A_replayed_submission_changes_nothing_and_answers_with_the_first_receipt()
    {
        var (staff, activity) = await OpenAsync(ApiClient.Poll());
        var id = Guid.NewGuid();

        var first = await _api.VoteAsync(activity, "a", id);
        var again = await _api.VoteAsync(activity, "a", id);

        Assert.False((bool)first["receipt"]!["isReplay"]!);
        Assert.True((bool)again["receipt"]!["isReplay"]!);
        Assert.Equal(1, (await _api.CountsAsync(activity, staff, version: 1))["poll/a"]);
    }

    [Fact]
    public async Task The_same_submission_id_with_another_body_is_a_conflict_and_the_first_is_kept()
    {
        var (staff, activity) = await OpenAsync(ApiClient.Poll());
        var id = Guid.NewGuid();

        await _api.VoteAsync(activity, "a", id);
        var other = await _api.VoteAsync(activity, "b", id);

        Assert.Equal("CONFLICT", Code(other));
        Assert.Equal(1, (await _api.CountsAsync(activity, staff, version: 1))["poll/a"]);
    }

    [Fact]
    public async Task A_participants_second_answer_takes_the_place_of_the_first()
    {
        var (staff, activity) = await OpenAsync(ApiClient.Poll("CONFIDENTIAL", "ONE_PER_PARTICIPANT"));
        var participant = await _api.JoinAsync(activity);

        await _api.VoteAsync(activity, "a", participantToken: participant);
        await _api.VoteAsync(activity, "b", participantToken: participant);

        var counts = await _api.CountsAsync(activity, staff, version: 2);
        Assert.Equal((1, 0, 1), (counts["poll"], counts["poll/a"], counts["poll/b"]));
    }

    [Fact]
    public async Task A_withdrawn_contribution_no_longer_counts_and_can_be_given_again()
    {
        var (staff, activity) = await OpenAsync(ApiClient.Poll("CONFIDENTIAL", "ONE_PER_PARTICIPANT"));
        var participant = await _api.JoinAsync(activity);
        var id = Guid.NewGuid();
        await _api.VoteAsync(activity, "a", id, participant);

        var input = new { activityId = activity, submissionId = id, participantToken = participant };
        var withdrawn = await _api.ChangeAsync("withdrawContribution", "WithdrawContributionInput", "receipt { isReplay }", input);
        var again = await _api.ChangeAsync("withdrawContribution", "WithdrawContributionInput", "receipt { isReplay }", input);

        Assert.False((bool)withdrawn["receipt"]!["isReplay"]!);
        Assert.True((bool)again["receipt"]!["isReplay"]!);
        Assert.Equal(0, (await _api.CountsAsync(activity, staff, version: 2))["poll"]);
        await _api.VoteAsync(activity, "b", participantToken: participant);
        Assert.Equal(1, (await _api.CountsAsync(activity, staff, version: 3))["poll/b"]);
    }

    [Fact]
    public async Task Nobody_withdraws_what_another_gave()
    {
        var (_, activity) = await OpenAsync(ApiClient.Poll("CONFIDENTIAL", "ONE_PER_PARTICIPANT"));
        var id = Guid.NewGuid();
        await _api.VoteAsync(activity, "a", id, await _api.JoinAsync(activity));

        var input = new { activityId = activity, submissionId = id, participantToken = await _api.JoinAsync(activity) };
        Assert.Equal("NOT_FOUND", Code(await _api.ChangeAsync("withdrawContribution", "WithdrawContributionInput", "receipt { isReplay }", input)));
    }

    [Fact]
    public async Task A_one_time_token_is_spent_once_and_a_replay_with_it_is_still_safe()
    {
        var (staff, activity) = await OpenAsync(ApiClient.Poll(responses: "ONE_PER_TOKEN"));
        var issued = await _api.ChangeAsync("issueOneTimeTokens", "IssueOneTimeTokensInput", "tokens", new { activityId = activity, count = 2 }, staff);
        var token = (string)issued["tokens"]![0]!;
        var id = Guid.NewGuid();

        Assert.Equal("REQUIRED", Code(await _api.VoteAsync(activity, "a")));
        Assert.Equal("INVALID", Code(await _api.VoteAsync(activity, "a", oneTimeToken: "made-up")));
        Assert.NotNull((await _api.VoteAsync(activity, "a", id, oneTimeToken: token))["receipt"]);
        Assert.True((bool)(await _api.VoteAsync(activity, "a", id, oneTimeToken: token))["receipt"]!["isReplay"]!);
        Assert.Equal("ALREADY_USED", Code(await _api.VoteAsync(activity, "b", oneTimeToken: token)));
        Assert.Equal(1, (await _api.CountsAsync(activity, staff, version: 1))["poll"]);
    }

    [Fact]
    public async Task A_confidential_activity_refuses_a_contribution_without_a_token_of_its_own()
    {
        var (staff, activity) = await OpenAsync(ApiClient.Poll("CONFIDENTIAL", "ONE_PER_PARTICIPANT"));
        var other = await _api.OpenActivityAsync(staff, ApiClient.Poll("CONFIDENTIAL", "ONE_PER_PARTICIPANT"));

        Assert.Equal("PARTICIPANT_REQUIRED", Code(await _api.VoteAsync(activity, "a")));
        Assert.Equal("PARTICIPANT_REQUIRED", Code(await _api.VoteAsync(activity, "a", participantToken: await _api.JoinAsync(other))));
        Assert.Equal("PARTICIPANT_REQUIRED", Code(await _api.VoteAsync(activity, "a", participantToken: "made-up")));
    }

    [Fact]
    public async Task The_public_sees_nothing_below_ten_people_and_then_steps_of_ten()
    {
        var (staff, activity) = await OpenAsync(ApiClient.Poll());
        for (var n = 1; n <= 21; n++)
        {
            await _api.VoteAsync(activity, n % 2 == 0 ? "a" : "b");
            await _api.CountsAsync(activity, staff, version: n);
            var tally = (await _api.AskAsync("query($id: ID!) { activity(id: $id) { tally { respondents cells { key n } } } }", new { id = activity }))["data"]!["activity"]!["tally"]!;
            Assert.Equal(n < 10 ? null : n < 20 ? 10 : 20, (long?)tally["respondents"]);
            Assert.Equal(n < 10 ? null : n < 20 ? 5 : 10, (long?)tally["cells"]!.AsArray().First(cell => (string)cell!["key"]! == "poll/a")!["n"]);
        }
    }

    private static string? Code(JsonNode payload) => (string?)payload["errors"]!.AsArray().Single()!["code"];

    private async Task<(string Staff, string Activity)> OpenAsync(object activity)
    {
        var staff = await _api.StaffOfNewDistrictAsync(server.AgencyToken);
        return (staff, await _api.OpenActivityAsync(staff, activity));
    }
}
