using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Contributions;

/// <summary>Names and labels are compared as people see them, and a long list can be asked; the reports are beside the tests.</summary>
public sealed class NameTests(ServerFixture server)
{
    private readonly ApiClient _api = server.Api;

    [Fact]
    public async Task Groups_whose_names_look_the_same_are_refused_with_both_named_and_those_that_do_not_are_taken()
    {
        var report = await ReportAsync("group-names.json");
        var staff = await _api.StaffOfNewDistrictAsync(server.AgencyToken);
        foreach (var pair in report["accepted_wrongly"]!.AsArray())
        {
            var refused = await CreateAsync(staff, (string)pair![0]!, (string)pair[1]!);
            Assert.Equal(("INVALID", "input/plan/groups/1/name"), (refused.Code(), refused.Path()));
            Assert.Contains($"'{pair[0]}' and '{pair[1]}'", refused.Message(), StringComparison.Ordinal);
        }

        foreach (var pair in report["refused_wrongly"]!.AsArray())
        {
            Assert.NotNull((await CreateAsync(staff, (string)pair![0]!, (string)pair[1]!))["campaign"]);
        }

        Assert.Equal("REQUIRED", (await CreateAsync(staff, "Staff", "\u3164\u2800")).Code());
    }

    [Fact]
    public async Task Options_whose_labels_look_the_same_are_refused_with_both_named()
    {
        var report = await ReportAsync("option-labels.json");
        var staff = await _api.StaffOfNewDistrictAsync(server.AgencyToken);
        var options = report["options"]!.AsArray().Select(option => new { key = (string)option!["id"]!, label = (string)option["label"]! });

        var created = await _api.ChangeAsync("createCampaign", "CreateCampaignInput", "campaign { id }", new { plan = new { title = "A decision" } }, staff);
        var activity = new { title = "A poll", identity = "ANONYMOUS", responses = "OPEN", config = new { poll = new { question = "Which?", options } } };
        var refused = await _api.ChangeAsync("addActivity", "AddActivityInput", "activity { id }", new { campaignId = (string)created["campaign"]!["id"]!, activity }, staff);

        Assert.Equal("INVALID", refused.Code());
        Assert.EndsWith("options/1/label", refused.Path(), StringComparison.Ordinal);
        Assert.Contains("'Yes' and 'Yes'", refused.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_five_hundred_schools_is_asked_answered_counted_shown_and_watched()
    {
        const int Schools = 500;
        var cancellation = TestContext.Current.CancellationToken;
        var staff = await _api.StaffOfNewDistrictAsync(server.AgencyToken);
        var options = Enumerable.Range(0, Schools).Select(place => new { key = $"s{place}", label = $"School {place}" }).ToList();
        object[] items = [new { key = "school", type = "SINGLE_CHOICE", prompt = "Which school?", options }];
        var activity = await _api.OpenActivityAsync(staff, new { title = "Schools", identity = "ANONYMOUS", responses = "OPEN", config = new { survey = new { items } } });
        await Task.WhenAll(Enumerable.Range(0, 24).Select(person =>
            _api.SubmitAsync(activity, new { survey = new { answers = new[] { new { item = "school", choice = person % 2 == 0 ? "s0" : "s499" } } } })));

        var counts = await _api.CountsAsync(activity, staff, version: 24);
        Assert.Equal((Schools + 1, 24, 12, 12), (counts.Count, counts["school"], counts["school/s0"], counts["school/s499"]));
        var asked = await _api.AskAsync("query($id: ID!) { activity(id: $id) { config { ... on Survey { items { options { key label } } } } tally { cells { key n state } } } }", new { id = activity });
        Assert.Equal(Schools, asked["data"]!["activity"]!["config"]!["items"]![0]!["options"]!.AsArray().Count);
        Assert.Equal(Schools + 1, asked["data"]!["activity"]!["tally"]!["cells"]!.AsArray().Count);

        using var page = await _api.GetAsync($"/activities/{Uri.EscapeDataString(activity)}/live");
        page.EnsureSuccessStatusCode();
        Assert.Contains("School 499", await page.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);

        var query = Uri.EscapeDataString("subscription($id: ID!) { tally(activityId: $id) { version cells { key n } } }");
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={query}&variables={Uri.EscapeDataString(new JsonObject { ["id"] = activity }.ToJsonString())}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var stream = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(await stream.Content.ReadAsStreamAsync(cancellation)).EnumerateAsync(cancellation))
        {
            if (item.EventType == "next")
            {
                Assert.Equal(Schools + 1, JsonNode.Parse(item.Data)!["data"]!["tally"]!["cells"]!.AsArray().Count);
                return;
            }
        }

        Assert.Fail("The stream ended without an event.");
    }

    private Task<JsonNode> CreateAsync(string staff, string first, string second) =>
        _api.ChangeAsync(
            "createCampaign", "CreateCampaignInput", "campaign { id }",
            new { plan = new { title = "A decision", groups = new[] { new { key = "a", name = first }, new { key = "b", name = second } } } }, staff);

    private static async Task<JsonNode> ReportAsync(string name) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "data", "reports", name), TestContext.Current.CancellationToken))!;
}
