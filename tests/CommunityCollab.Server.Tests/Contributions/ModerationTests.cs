using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Contributions;

public sealed class ModerationTests
{
    private const string Watched = "tally(activityId: $id) { version cells { item } }";

    private static readonly object[] Statements = [new { key = "fair", label = "More buses" }, new { key = "foul", label = "Something foul" }];

    [Fact]
    public async Task What_a_moderator_removes_leaves_the_public_figures_at_once_for_those_who_watch_too()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new ServerProcess { KeepsAddress = true };
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await api.OpenActivityAsync(staff, new
        {
            title = "Statements",
            identity = "CONFIDENTIAL",
            responses = "ONE_PER_PARTICIPANT",
            config = new { opinion = new { question = "What do you think?", statements = Statements, maxLength = 0 } },
        });
        await VoteAsync(api, activity);
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        using var stream = await WatchAsync(http, activity);
        await using var events = SseParser.Create(await stream.Content.ReadAsStreamAsync(cancellation)).EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation);
        var before = await NextAsync(events, tally => Items(tally).SetEquals(["fair", "foul"]));

        await ModerateAsync(api, staff, activity, "REMOVED");
        var removed = await NextAsync(events, tally => Items(tally).SetEquals(["fair"]));
        Assert.True((long)removed["version"]! > (long)before["version"]!);
        await ModerateAsync(api, staff, activity, "VISIBLE");
        var restored = await NextAsync(events, tally => Items(tally).SetEquals(["fair", "foul"]));
        Assert.True((long)restored["version"]! > (long)removed["version"]!);

        await ModerateAsync(api, staff, activity, "REMOVED");
        var last = await NextAsync(events, tally => Items(tally).SetEquals(["fair"]));
        await server.KillAsync(cancellation);
        await server.StartAsync(cancellation);
        var again = await api.AskAsync("query($id: ID!) { activity(id: $id) { tally { version cells { item } } } }", new { id = activity });
        Assert.Equal(last.ToJsonString(), again["data"]!["activity"]!["tally"]!.ToJsonString());
    }

    private static Task VoteAsync(ApiClient api, string activityId) => Parallel.ForAsync(0, 24, TestContext.Current.CancellationToken, async (i, _) =>
    {
        var participantToken = await api.JoinAsync(activityId);
        foreach (var statementKey in (string[])["fair", "foul"])
        {
            var vote = new { statementKey, vote = i % 2 == 0 ? "AGREE" : "DISAGREE" };
            await api.ChangeAsync("submitContribution", "SubmitContributionInput", "receipt { receivedAt }", new { activityId, submissionId = Guid.NewGuid(), participantToken, contribution = new { vote } });
        }
    });

    private static async Task ModerateAsync(ApiClient api, string staff, string activityId, string state)
    {
        var answer = await api.ChangeAsync("moderateText", "ModerateTextInput", "item { state }", new { activityId, key = "foul", state, reason = state == "REMOVED" ? "OBSCENE" : null, note = "Foul language" }, staff);
        Assert.Equal(state, (string)answer["item"]!["state"]!);
    }

    private static async Task<HttpResponseMessage> WatchAsync(HttpClient http, string activity)
    {
        var query = Uri.EscapeDataString($"subscription($id: ID!) {{ {Watched} }}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={query}&variables={Uri.EscapeDataString(new JsonObject { ["id"] = activity }.ToJsonString())}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonNode> NextAsync(IAsyncEnumerator<SseItem<string>> events, Func<JsonNode, bool> isRight)
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current.EventType == "next" && JsonNode.Parse(events.Current.Data)!["data"]!["tally"] is { } tally && isRight(tally))
            {
                return tally;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }

    private static HashSet<string> Items(JsonNode tally) => [.. tally["cells"]!.AsArray().Select(cell => (string)cell!["item"]!)];
}
