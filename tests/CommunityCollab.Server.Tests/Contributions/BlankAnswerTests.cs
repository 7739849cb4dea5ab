using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Contributions;

/// <summary>Forms send their empty fields too; the report this comes from is beside the tests.</summary>
public sealed class BlankAnswerTests(ServerFixture server)
{
    private static readonly object[] Options = [new { key = "a", label = "A" }, new { key = "b", label = "B" }];

    [Fact]
    public async Task Empty_answers_to_optional_questions_are_none_and_the_rest_counts()
    {
        var report = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "data", "reports", "blank-optional-answers.json"), TestContext.Current.CancellationToken))!;
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await server.Api.OpenActivityAsync(staff, Survey([.. report["survey"]!.AsArray().Select(item => Question(item!))]));
        var sent = report["answers"]!.AsArray();

        foreach (var answers in sent)
        {
            Assert.Equal("IN_FORCE", (string?)(await server.Api.SubmitAsync(activity, new { survey = new { answers } }))["receipt"]?["standing"]);
        }

        var counts = await server.Api.CountsAsync(activity, staff, version: sent.Count);
        Assert.Equal((sent.Count, sent.Count, 0, 0), (counts["sc"], counts["sc/3"], counts["s"], counts["m"]));
    }

    [Fact]
    public async Task Empty_answers_to_hidden_questions_are_none_and_full_ones_are_refused()
    {
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        object[] visibleIf = [new { item = "first", @operator = "ANY_OF", options = (string[])["a"] }];
        var activity = await server.Api.OpenActivityAsync(staff, Survey(
        [
            new { key = "first", type = "SINGLE_CHOICE", prompt = "Which?", options = Options },
            new { key = "why", type = "LONG_TEXT", prompt = "Why?", required = true, visibleIf },
        ]));

        Task<JsonNode> AnswerAsync(string text) =>
            server.Api.SubmitAsync(activity, new { survey = new { answers = new object[] { new { item = "first", choice = "b" }, new { item = "why", text } } } });

        Assert.NotNull((await AnswerAsync(" \u200B"))["receipt"]);
        Assert.Equal("HIDDEN", (await AnswerAsync("Because")).Code());
        var counts = await server.Api.CountsAsync(activity, staff, version: 1);
        Assert.Equal((1, 0), (counts["first/b"], counts["why"]));
    }

    private static object Survey(object[] items) => new { title = "A survey", identity = "ANONYMOUS", responses = "OPEN", config = new { survey = new { items } } };

    private static object Question(JsonNode item) => new
    {
        key = (string)item["id"]!,
        type = (string)item["type"]!,
        prompt = "What do you say?",
        required = (bool?)item["required"],
        options = (string)item["type"]! == "MULTIPLE_CHOICE" ? Options : null,
    };
}
