using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Contributions;

/// <summary>Removal has a reason of the published list, its author is told, and what is removed is in no figure.</summary>
public sealed class RemovalTests(ServerFixture server)
{
    private readonly ApiClient _api = server.Api;

    [Fact]
    public async Task Removal_takes_a_reason_of_the_list_and_the_author_finds_it_with_the_text_kept()
    {
        var (staff, activity) = await OpenAsync();
        var person = await _api.JoinAsync(activity);
        var submission = Guid.NewGuid();
        await _api.SubmitAsync(activity, new { thought = new { text = "Sell my car" } }, person, submission);
        var key = (string)Assert.Single(await _api.OwnTextsAsync(activity, person))["key"]!;

        var without = await _api.ModerateAsync(staff, activity, key, "REMOVED");
        Assert.Equal(("REQUIRED", "input/reason"), (without.Code(), without.Path()));
        var needless = await _api.ModerateAsync(staff, activity, key, "HELD", "OBSCENE");
        Assert.Equal(("INVALID", "input/reason"), (needless.Code(), needless.Path()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _api.ModerateAsync(staff, activity, key, "REMOVED", "I_DISAGREE"));
        Assert.Equal("VISIBLE", (string)(await _api.OwnTextsAsync(activity, person)).Single()["state"]!);

        Assert.Equal("REMOVED", (string?)(await _api.ModerateAsync(staff, activity, key, "REMOVED", "SPAM_OR_DUPLICATE", "An advertisement"))["item"]!["state"]);

        var own = Assert.Single(await _api.OwnTextsAsync(activity, person));
        Assert.Equal(("REMOVED", "SPAM_OR_DUPLICATE", "Sell my car", submission.ToString()), ((string)own["state"]!, (string)own["removalReason"]!, (string)own["text"]!, (string)own["submissionId"]!));
        Assert.NotNull(own["moderatedAt"]);
        Assert.Empty(await _api.OwnTextsAsync(activity, await _api.JoinAsync(activity)));
        Assert.Empty(await _api.OwnTextsAsync(activity, "made-up"));

        await _api.ModerateAsync(staff, activity, key, "VISIBLE");
        own = Assert.Single(await _api.OwnTextsAsync(activity, person));
        Assert.Equal(("VISIBLE", null), ((string)own["state"]!, (string?)own["removalReason"]));
    }

    [Fact]
    public async Task What_its_author_took_back_no_moderator_shows_again()
    {
        var (staff, activity) = await OpenAsync();
        var person = await _api.JoinAsync(activity);
        var submission = Guid.NewGuid();
        await _api.SubmitAsync(activity, new { thought = new { text = "A regret" } }, person, submission);
        await _api.WithdrawAsync(activity, submission, person);
        var own = Assert.Single(await _api.OwnTextsAsync(activity, person));

        Assert.Equal("WITHDRAWN", (string)own["state"]!);
        Assert.Equal("WRONG_STATE", (await _api.ModerateAsync(staff, activity, (string)own["key"]!, "VISIBLE")).Code());
        Assert.Equal("INVALID", (await _api.ModerateAsync(staff, activity, (string)own["key"]!, "WITHDRAWN")).Code());
    }

    [Fact]
    public async Task A_removed_thought_is_in_no_figure_of_any_view_and_counts_again_once_restored()
    {
        var (staff, activity) = await OpenAsync();
        var (first, second) = (await ShareAsync(activity, "Music"), await ShareAsync(activity, "Art"));
        for (var person = 0; person < 9; person++)
        {
            var token = await _api.JoinAsync(activity);
            await _api.SubmitAsync(activity, new { rating = new { thoughtKey = first, stars = 5 } }, token);
            await _api.SubmitAsync(activity, new { rating = new { thoughtKey = second, stars = 1 } }, token);
        }

        await _api.CountsAsync(activity, staff, version: 20);
        var before = await RowsAsync(activity, staff);
        Assert.Equal((4.125m, 2, 20), (Value(before, first), Count(before, "thoughts"), (int)before["contributions"]!));

        await _api.ModerateAsync(staff, activity, second, "REMOVED", "OFF_TOPIC");
        var removed = await RowsAsync(activity, staff);
        Assert.Equal((5.0m, 1, 10), (Value(removed, first), Count(removed, "thoughts"), (int)removed["contributions"]!));
        foreach (var view in (string[])["PUBLIC", "STAFF", "ROWS"])
        {
            Assert.DoesNotContain((await TallyAsync(activity, staff, view))["cells"]!.AsArray(), cell => (string)cell!["item"]! == second);
        }

        await _api.ModerateAsync(staff, activity, second, "VISIBLE");
        Assert.Equal(before["cells"]!.ToJsonString(), (await RowsAsync(activity, staff))["cells"]!.ToJsonString());
    }

    [Fact]
    public async Task A_thought_its_author_took_back_takes_no_more_ratings_and_is_in_no_figure()
    {
        var (staff, activity) = await OpenAsync();
        var author = await _api.JoinAsync(activity);
        var submission = Guid.NewGuid();
        await _api.SubmitAsync(activity, new { thought = new { text = "A regret" } }, author, submission);
        var key = (string)Assert.Single(await _api.OwnTextsAsync(activity, author))["key"]!;
        for (var person = 0; person < 8; person++)
        {
            Assert.NotNull((await _api.SubmitAsync(activity, new { rating = new { thoughtKey = key, stars = 4 } }, await _api.JoinAsync(activity)))["receipt"]);
        }

        await _api.WithdrawAsync(activity, submission, author);

        // Enough people for each of the shards to be asked, all of which had seen it before.
        for (var person = 0; person < 16; person++)
        {
            Assert.Equal("NOT_FOUND", (await _api.SubmitAsync(activity, new { rating = new { thoughtKey = key, stars = 4 } }, await _api.JoinAsync(activity))).Code());
        }

        await ApiClient.UntilAsync(async () => (await RowsAsync(activity, staff))["cells"]!.AsArray().Count == 0);
        Assert.Equal(0, (int)(await RowsAsync(activity, staff))["contributions"]!);
    }

    private async Task<string> ShareAsync(string activity, string text)
    {
        var token = await _api.JoinAsync(activity);
        await _api.SubmitAsync(activity, new { thought = new { text } }, token);
        return (string)(await _api.OwnTextsAsync(activity, token)).Single()["key"]!;
    }

    private Task<JsonNode> RowsAsync(string activity, string staff) => TallyAsync(activity, staff, "ROWS");

    private async Task<JsonNode> TallyAsync(string activity, string staff, string view) =>
        (await _api.AskAsync($"query($id: ID!) {{ activity(id: $id) {{ tally(view: {view}) {{ contributions cells {{ item key n value }} }} }} }}", new { id = activity }, staff))["data"]!["activity"]!["tally"]!;

    private static decimal Value(JsonNode tally, string key) => (decimal)Cell(tally, key)["value"]!;

    private static int Count(JsonNode tally, string key) => (int)Cell(tally, key)["n"]!;

    private static JsonNode Cell(JsonNode tally, string key) => tally["cells"]!.AsArray().Single(cell => (string)cell!["key"]! == key)!;

    private async Task<(string Staff, string Activity)> OpenAsync()
    {
        var staff = await _api.StaffOfNewDistrictAsync(server.AgencyToken);
        return (staff, await _api.OpenActivityAsync(staff, Contributing.Activity(new { exchange = new { question = "What should we know?" } })));
    }
}
