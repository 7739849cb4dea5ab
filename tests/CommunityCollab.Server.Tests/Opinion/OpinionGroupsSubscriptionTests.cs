using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Opinion;

public sealed class OpinionGroupsSubscriptionTests(ServerFixture server)
{
    private const int People = 40;

    private static readonly object[] Statements = [.. Enumerable.Range(1, 7).Select(i => new { key = $"s{i}", label = $"Statement {i}" })];

    [Fact]
    public async Task Staff_see_the_groups_come_about()
    {
        var (staff, activity) = await OpenAsync();
        using var stream = await WatchAsync(activity, "STAFF", staff);
        await using var events = EventsOf(stream);
        Assert.Equal(0, (int)(await NextAsync(events))["data"]!["opinionGroups"]!["k"]!);

        await VoteAsync(activity);

        JsonNode groups;
        do
        {
            groups = (await NextAsync(events))["data"]!["opinionGroups"]!;
        }
        while ((long)groups["version"]! < People * Statements.Length);
        Assert.Equal(2, (int)groups["k"]!);
        Assert.Equal(People, (int)groups["participantsGrouped"]!);
    }

    [Theory]
    [InlineData("PUBLIC", true, "INVALID")]
    [InlineData("STAFF", false, "UNAUTHENTICATED")]
    public async Task Others_are_refused(string view, bool isStaff, string code)
    {
        var (staff, activity) = await OpenAsync();
        using var stream = await WatchAsync(activity, view, isStaff ? staff : null);
        await using var events = EventsOf(stream);
        Assert.Equal(code, (string)(await NextAsync(events))["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Another_districts_activity_is_not_there_and_a_poll_has_no_groups()
    {
        var (staff, activity) = await OpenAsync();
        var foreign = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        using var notTheirs = await WatchAsync(activity, "STAFF", foreign);
        await using var refused = EventsOf(notTheirs);
        Assert.Equal("NOT_FOUND", (string)(await NextAsync(refused))["errors"]![0]!["extensions"]!["code"]!);

        using var ofPoll = await WatchAsync(await server.Api.OpenActivityAsync(staff, ApiClient.Poll()), "STAFF", staff);
        await using var none = EventsOf(ofPoll);
        Assert.Equal("INVALID", (string)(await NextAsync(none))["errors"]![0]!["extensions"]!["code"]!);
    }

    private static IAsyncEnumerator<SseItem<string>> EventsOf(HttpResponseMessage stream) =>
        SseParser.Create(stream.Content.ReadAsStream(TestContext.Current.CancellationToken)).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();

    private static async Task<JsonNode> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current.EventType == "next")
            {
                return JsonNode.Parse(events.Current.Data)!;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }

    private async Task<(string Staff, string Activity)> OpenAsync()
    {
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        return (staff, await server.Api.OpenActivityAsync(staff, new
        {
            title = "Statements",
            identity = "CONFIDENTIAL",
            responses = "ONE_PER_PARTICIPANT",
            config = new { opinion = new { question = "What do you think?", statements = Statements, maxLength = 0 } },
        }));
    }

    private Task VoteAsync(string activityId) => Parallel.ForAsync(0, People, TestContext.Current.CancellationToken, async (i, _) =>
    {
        var participantToken = await server.Api.JoinAsync(activityId);
        foreach (var statement in Enumerable.Range(1, Statements.Length))
        {
            var vote = new { statementKey = $"s{statement}", vote = (i + (statement > 3 ? 1 : 0)) % 2 == 0 ? "AGREE" : "DISAGREE" };
            await server.Api.ChangeAsync("submitContribution", "SubmitContributionInput", "receipt { receivedAt }", new { activityId, submissionId = Guid.NewGuid(), participantToken, contribution = new { vote } });
        }
    });

    private async Task<HttpResponseMessage> WatchAsync(string activity, string view, string? token)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        var query = Uri.EscapeDataString("subscription($id: ID!, $view: View!) { opinionGroups(activityId: $id, view: $view) { version k participantsGrouped } }");
        var variables = Uri.EscapeDataString(new JsonObject { ["id"] = activity, ["view"] = view }.ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={query}&variables={variables}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
