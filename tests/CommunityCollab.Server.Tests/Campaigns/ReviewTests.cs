using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.Invitations;

namespace CommunityCollab.Server.Tests.Campaigns;

/// <summary>A review is by someone else, with the demo's people: two of District 51 may approve campaigns, and one of Archuleta.</summary>
public sealed class ReviewTests(DemoServer server)
{
    private const int Administrator51 = 3;
    private const int Lead51 = 4;
    private const int AdministratorOfArchuleta = 8;

    [Fact]
    public async Task Where_two_may_who_wrote_it_or_sent_it_does_not_approve_it()
    {
        using var lead = await server.SignInAsync(Lead51);
        using var administrator = await server.SignInAsync(Administrator51);
        var campaign = await WrittenAsync(lead);
        Assert.Null(Refusal(await MoveAsync(lead, campaign, "IN_REVIEW")));
        Assert.Equal("FORBIDDEN input/to", Refusal(await MoveAsync(lead, campaign, "SCHEDULED")));
        Assert.Null(Refusal(await MoveAsync(administrator, campaign, "SCHEDULED")));
        Assert.False(await IsReviewedByAuthorAsync(campaign));
    }

    [Fact]
    public async Task Where_one_may_it_says_so()
    {
        using var alone = await server.SignInAsync(AdministratorOfArchuleta);
        var campaign = await WrittenAsync(alone);
        await MoveAsync(alone, campaign, "IN_REVIEW");
        Assert.Null(Refusal(await MoveAsync(alone, campaign, "SCHEDULED")));
        Assert.True(await IsReviewedByAuthorAsync(campaign));
        var log = await AskAsync(alone, "{ auditLog(first: 20) { edges { node { action reason } } } }", new { });
        Assert.Contains("Approved by its author", log.ToJsonString(), StringComparison.Ordinal);
    }

    private static string? Refusal(JsonNode payload) => payload["errors"]!.AsArray() is [{ } error, ..]
        ? $"{error["code"]} {string.Join('/', error["path"]!.AsArray().Select(part => (string)part!))}"
        : null;

    private static async Task<JsonNode> AskAsync(HttpClient browser, string query, object variables)
    {
        using var answer = await browser.PostAsJsonAsync("/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<JsonNode> ChangeAsync(HttpClient browser, string mutation, string inputType, string selection, object input)
    {
        var answer = await AskAsync(browser, $"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ {selection} errors {{ ... on Problem {{ code path }} }} }} }}", new { input });
        return answer["data"]?[mutation] ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    private static Task<JsonNode> MoveAsync(HttpClient browser, string id, string to) =>
        ChangeAsync(browser, "moveCampaign", "MoveCampaignInput", "campaign { id }", new { id, to });

    private static async Task<string> WrittenAsync(HttpClient browser)
    {
        var plan = ApiClient.Plan(DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(30));
        var created = await ChangeAsync(browser, "createCampaign", "CreateCampaignInput", "campaign { id }", new { plan });
        var campaign = (string)created["campaign"]!["id"]!;
        Assert.Null(Refusal(await ChangeAsync(browser, "addActivity", "AddActivityInput", "activity { id }", new { campaignId = campaign, activity = ApiClient.Poll() })));
        return campaign;
    }

    private async Task<bool> IsReviewedByAuthorAsync(string campaign) =>
        (bool)(await server.Api.AskAsync("query($id: ID!) { campaign(id: $id) { isReviewedByAuthor } }", new { id = campaign }))["data"]!["campaign"]!["isReviewedByAuthor"]!;
}
