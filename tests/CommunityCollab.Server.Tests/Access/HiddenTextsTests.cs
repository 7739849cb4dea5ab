using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Access;

/// <summary>What was held or removed is read by those who moderate and those who read rows, which is logged, and by nobody else.</summary>
public sealed class HiddenTextsTests(ServerFixture server)
{
    private const string Shown = "Open the library on Saturdays";
    private const string Held = "The neighbour at number nine said so";
    private const string Removed = "A name and what they are accused of";
    private const string Texts = "textItems(first: 5) { edges { node { text state } } }";

    // Every way to an activity there is.
    private static readonly string[] Ways =
    [
        $"query($activity: ID!, $campaign: ID!, $district: ID!) {{ activity(id: $activity) {{ {Texts} }} campaign(id: $campaign) {{ id }} campaigns(first: 1, districtId: $district) {{ edges {{ cursor }} }} }}",
        $"query($activity: ID!, $campaign: ID!, $district: ID!) {{ node(id: $activity) {{ ... on Activity {{ {Texts} }} }} campaign(id: $campaign) {{ id }} campaigns(first: 1, districtId: $district) {{ edges {{ cursor }} }} }}",
        $"query($activity: ID!, $campaign: ID!, $district: ID!) {{ campaign(id: $campaign) {{ activities {{ {Texts} }} }} activity(id: $activity) {{ id }} campaigns(first: 1, districtId: $district) {{ edges {{ cursor }} }} }}",
        $"query($activity: ID!, $campaign: ID!, $district: ID!) {{ campaigns(first: 3, districtId: $district) {{ edges {{ node {{ activities {{ {Texts} }} }} }} }} activity(id: $activity) {{ id }} campaign(id: $campaign) {{ id }} }}",
        $"query($activity: ID!, $campaign: ID!, $district: ID!) {{ node(id: $campaign) {{ ... on Campaign {{ activities {{ {Texts} }} }} }} activity(id: $activity) {{ id }} campaigns(first: 1, districtId: $district) {{ edges {{ cursor }} }} }}",
    ];

    private ApiClient Api => server.Api;

    [Theory]
    [InlineData("campaigns:read", false)]
    [InlineData("campaigns:write", false)]
    [InlineData("results:read", false)]
    [InlineData("credentials:write", false)]
    [InlineData("audit:read", false)]
    [InlineData("moderation:write", true)]
    [InlineData("results:rows", true)]
    public async Task It_takes_the_right_to_moderate_or_to_read_rows(string scope, bool sees)
    {
        var world = await WorldAsync();
        var token = await Api.CredentialAsync(server.AgencyToken, world.District, [scope]);
        foreach (var way in Ways)
        {
            var answer = await ReadAsync(world, way, token);
            Assert.True(answer.Contains(Shown, StringComparison.Ordinal), answer);
            Assert.True(sees == answer.Contains(Held, StringComparison.Ordinal), answer);
            Assert.True(sees == answer.Contains(Removed, StringComparison.Ordinal), answer);
        }

        var logged = await LoggedAsync(world);
        Assert.Equal(sees ? Ways.Length : 0, logged.Count);
        Assert.All(logged, line => Assert.Equal(world.Activity, (string?)line["subjectId"]));
    }

    [Fact]
    public async Task The_public_the_agency_and_other_districts_see_what_is_shown_alone()
    {
        var world = await WorldAsync();
        string?[] others = [null, server.AgencyToken, await Api.StaffOfNewDistrictAsync(server.AgencyToken)];
        foreach (var answer in await Task.WhenAll(others.SelectMany(token => Ways.Select(way => ReadAsync(world, way, token)))))
        {
            Assert.Contains(Shown, answer, StringComparison.Ordinal);
            Assert.DoesNotContain(Held, answer, StringComparison.Ordinal);
            Assert.DoesNotContain(Removed, answer, StringComparison.Ordinal);
        }

        Assert.Empty(await LoggedAsync(world));
    }

    [Fact]
    public async Task A_moderator_tied_to_another_campaign_sees_what_is_shown_alone()
    {
        var world = await WorldAsync();
        var (other, _) = await Api.CampaignAsync(world.Staff, ApiClient.Poll());
        string[] scopes = ["moderation:write", "results:rows"];
        var made = await Api.ChangeAsync("createCredential", "CreateCredentialInput", "token", new { name = "Tied", scopes, districtId = world.District, campaignIds = new[] { other }, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, server.AgencyToken);
        foreach (var way in Ways)
        {
            Assert.DoesNotContain(Held, await ReadAsync(world, way, (string)made["token"]!), StringComparison.Ordinal);
        }
    }

    private async Task<World> WorldAsync()
    {
        var district = await Api.NewDistrictAsync(server.AgencyToken);
        var staff = await Api.CredentialAsync(server.AgencyToken, district, ["campaigns:read", "campaigns:write", "moderation:write", "audit:read"]);
        var exchange = new { title = "Hopes", identity = "CONFIDENTIAL", responses = "ONE_PER_PARTICIPANT", config = new { exchange = new { question = "What do you hope for?" } } };
        var (campaign, activity) = await Api.CampaignAsync(staff, exchange);
        await ApiClient.UntilAsync(async () => await Api.StateAsync(campaign) == "OPEN");
        foreach (var text in (string[])[Shown, Held, Removed])
        {
            var given = await Api.ChangeAsync("submitContribution", "SubmitContributionInput", "receipt { receivedAt }",
                new { activityId = activity, submissionId = Guid.NewGuid(), participantToken = await Api.JoinAsync(activity), contribution = new { thought = new { text } } });
            Assert.True(given["receipt"] is not null, given.ToJsonString());
        }

        // Looked for before any is hidden, so that the log has no reading of the moderator's own.
        var listed = (await Api.AskAsync("query($id: ID!) { activity(id: $id) { textItems(first: 50) { edges { node { key text } } } } }", new { id = activity }, staff))["data"]!["activity"]!["textItems"]!["edges"]!.AsArray();
        foreach (var (text, state) in ((string, string)[])[(Held, "HELD"), (Removed, "REMOVED")])
        {
            var key = (string)listed.Single(edge => (string?)edge!["node"]!["text"] == text)!["node"]!["key"]!;
            var moderated = await Api.ChangeAsync("moderateText", "ModerateTextInput", "item { state }", new { activityId = activity, key, state, reason = state == "REMOVED" ? "NAMES_STUDENT" : null }, staff);
            Assert.Equal(state, (string?)moderated["item"]?["state"]);
        }

        return new World(district, campaign, activity, staff);
    }

    private async Task<string> ReadAsync(World world, string way, string? token)
    {
        var answer = await Api.AskAsync(way, new { activity = world.Activity, campaign = world.Campaign, district = world.District }, token);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer.ToJsonString();
    }

    private async Task<List<JsonNode>> LoggedAsync(World world) =>
        [.. (await Api.AskAsync("{ auditLog(action: \"text.read\", first: 100) { edges { node { subjectId } } } }", token: world.Staff))["data"]!["auditLog"]!["edges"]!.AsArray()
            .Select(edge => edge!["node"]!)];

    private sealed record World(string District, string Campaign, string Activity, string Staff);
}
