using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Pairwise;

public sealed class PairwiseTests(ServerFixture server)
{
    private const string Next =
        "query($id: ID!, $token: String!) { activity(id: $id) { config { kind ... on Pairwise { question nextPrompt(participantToken: $token) { prompt left { key text } right { key text } } } } } }";

    private static readonly string[] Keys = ["buses", "library", "music"];

    private readonly ApiClient _api = server.Api;

    [Fact]
    public async Task A_person_is_served_every_pair_once_and_then_none()
    {
        var (_, activity) = await OpenAsync();
        var person = await _api.JoinAsync(activity);
        var seen = new HashSet<string>();
        while (await NextAsync(activity, person) is { } served)
        {
            Assert.True(seen.Add(string.Join('-', new[] { Key(served, "left"), Key(served, "right") }.Order(StringComparer.Ordinal))));
            Assert.Empty(Codes(await AnswerAsync(activity, person, served, Key(served, "left"))));
        }

        Assert.Equal(["buses-library", "buses-music", "library-music"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_answer_cites_a_prompt_that_was_served_to_its_giver()
    {
        var (_, activity) = await OpenAsync();
        var (one, other) = (await _api.JoinAsync(activity), await _api.JoinAsync(activity));
        var served = (await NextAsync(activity, one))!;

        var stolen = await AnswerAsync(activity, other, served, Key(served, "left"));
        Assert.Equal(["input", "contribution", "pair", "prompt"], stolen["errors"]![0]!["path"]!.AsArray().Select(part => (string)part!));
        var third = Keys.First(key => key != Key(served, "left") && key != Key(served, "right"));
        Assert.Equal(["INVALID"], Codes(await AnswerAsync(activity, one, served, third)));
        Assert.Empty(Codes(await AnswerAsync(activity, one, served, Key(served, "left"))));
        Assert.Null(await NextAsync(activity, "no token of this activity"));
    }

    [Fact]
    public async Task Scores_come_live_with_their_interval_and_undecided_answers_with_their_reasons()
    {
        var (staff, activity) = await OpenAsync();
        for (var person = 0; person < 20; person++)
        {
            var token = await _api.JoinAsync(activity);
            for (var pair = 0; pair < 3; pair++)
            {
                var served = (await NextAsync(activity, token))!;
                var winner = new[] { Key(served, "left"), Key(served, "right") }.Min(StringComparer.Ordinal);
                Assert.Empty(Codes(person % 5 == 0 ? await AnswerAsync(activity, token, served, null, "LIKE_BOTH") : await AnswerAsync(activity, token, served, winner)));
            }
        }

        await ApiClient.UntilAsync(async () => (long?)(await TallyAsync(activity, staff))["contributions"] == 60);
        var cells = (await TallyAsync(activity, staff))["cells"]!.AsArray();
        Assert.Equal((32, 97.0588), (Number(cells, "buses", "n"), Number(cells, "buses", "value")));
        Assert.Equal((32, 50), (Number(cells, "library", "n"), Number(cells, "library", "value")));
        Assert.True(Number(cells, "library", "low") < 50 && Number(cells, "library", "high") > 50);
        Assert.Equal(12, Number(cells, "pair.undecided/like-both", "n"));
    }

    [Fact]
    public async Task An_idea_that_somebody_adds_is_served_to_others_once_a_moderator_shows_it()
    {
        var (staff, activity) = await OpenAsync();
        var (author, other) = (await _api.JoinAsync(activity), await _api.JoinAsync(activity));
        Assert.Empty(Codes(await SubmitAsync(activity, author, new { idea = new { text = "Warm lunches" } })));
        var added = (await _api.AskAsync("query($id: ID!) { activity(id: $id) { textItems(first: 10) { edges { node { key text state } } } } }", new { id = activity }, staff))
            ["data"]!["activity"]!["textItems"]!["edges"]!.AsArray().Select(edge => edge!["node"]!).Single(node => (string)node["text"]! == "Warm lunches");
        Assert.Equal("HELD", (string)added["state"]!);

        await _api.ChangeAsync("moderateText", "ModerateTextInput", "item { state }", new { activityId = activity, key = (string)added["key"]!, state = "VISIBLE" }, staff);

        Assert.Contains("Warm lunches", await ServedAsync(activity, other));
        Assert.DoesNotContain("Warm lunches", await ServedAsync(activity, author));
    }

    private async Task<(string Staff, string Activity)> OpenAsync()
    {
        var staff = await _api.StaffOfNewDistrictAsync(server.AgencyToken);
        var ideas = Keys.Select(key => new { key, label = $"More {key}" }).ToArray();
        return (staff, await _api.OpenActivityAsync(
            staff, new { title = "This or that", identity = "CONFIDENTIAL", responses = "ONE_PER_PARTICIPANT", config = new { pairwise = new { question = "What comes first?", ideas } } }));
    }

    private async Task<JsonNode?> NextAsync(string activity, string token) =>
        (await _api.AskAsync(Next, new { id = activity, token }))["data"]!["activity"]!["config"]!["nextPrompt"];

    private async Task<JsonNode> TallyAsync(string activity, string staff) =>
        (await _api.AskAsync("query($id: ID!) { activity(id: $id) { tally(view: ROWS) { contributions cells { key n value low high state } } } }", new { id = activity }, staff))["data"]!["activity"]!["tally"]!;

    private Task<JsonNode> AnswerAsync(string activity, string token, JsonNode served, string? winner, string? cantDecide = null) =>
        SubmitAsync(activity, token, new { pair = new { prompt = (string)served["prompt"]!, winner, cantDecide } });

    private Task<JsonNode> SubmitAsync(string activity, string token, object contribution) => _api.ChangeAsync(
        "submitContribution", "SubmitContributionInput", "receipt { standing }",
        new { activityId = activity, submissionId = Guid.NewGuid(), participantToken = token, contribution });

    // Answers all that a person is served, and tells every idea that was in it.
    private async Task<HashSet<string>> ServedAsync(string activity, string token)
    {
        var texts = new HashSet<string>();
        while (await NextAsync(activity, token) is { } served)
        {
            texts.UnionWith([(string)served["left"]!["text"]!, (string)served["right"]!["text"]!]);
            await AnswerAsync(activity, token, served, Key(served, "left"));
        }

        return texts;
    }

    private static string Key(JsonNode served, string side) => (string)served[side]!["key"]!;

    private static double Number(JsonArray cells, string key, string field) => (double)cells.First(cell => (string)cell!["key"]! == key)![field]!;

    private static IEnumerable<string> Codes(JsonNode payload) => payload["errors"]!.AsArray().Select(error => (string)error!["code"]!);
}
