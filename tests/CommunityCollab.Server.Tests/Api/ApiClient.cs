using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCollab.Core.Access;

namespace CommunityCollab.Server.Tests.Api;

/// <summary>Asks a server as an integrator would.</summary>
public sealed partial class ApiClient(string url) : IDisposable
{
    private const string Errors = "errors { ... on Problem { code message path } ... on StateError { allowed } }";

    /// <summary>All that a district's administrator may do.</summary>
    public static string[] DistrictScopes => [.. Roles.ScopesOf(Role.DistrictAdministrator)];

    /// <summary>A role as the API writes it.</summary>
    public static string Constant(Role role) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(role.ToString());

    private readonly HttpClient _http = new() { BaseAddress = new Uri(url) };

    public async Task<JsonNode> AskAsync(string document, object? variables = null, string? token = null, string? tenant = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables }) };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (tenant is not null)
        {
            request.Headers.Add("CommunityCollab-Tenant", tenant);
        }

        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Sends a mutation of one input and gives back its payload.</summary>
    public async Task<JsonNode> ChangeAsync(string mutation, string inputType, string selection, object input, string? token = null)
    {
        var answer = await AskAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ {selection} {Errors} }} }}", new { input }, token);
        var payload = answer["data"]?[mutation] ?? throw new InvalidOperationException(answer.ToJsonString());
        MustNameWhatWasSent(mutation, input, payload);
        return payload;
    }

    // Where the schema is at hand, the path of each refusal is looked up in the input that was sent.
    static partial void MustNameWhatWasSent(string mutation, object input, JsonNode payload);

    /// <summary>The code of the first error of a request; null if it has none.</summary>
    public async Task<string?> CodeAsync(string query, string? token = null, object? variables = null) =>
        (string?)(await AskAsync(query, variables, token))["errors"]?[0]?["extensions"]?["code"];

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Brings on an active district and gives back its id.</summary>
    public async Task<string> NewDistrictAsync(string agencyToken)
    {
        var added = await ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name = $"District {Guid.NewGuid():N}" } } }, agencyToken);
        var districtId = (string)added["districts"]![0]!["id"]!;
        await MoveDistrictAsync(agencyToken, districtId, "ACTIVE");
        return districtId;
    }

    public Task<JsonNode> MoveDistrictAsync(string agencyToken, string districtId, string to, string? reason = null) =>
        ChangeAsync("moveDistrict", "MoveDistrictInput", "district { standing }", new { id = districtId, to, reason }, agencyToken);

    /// <summary>Brings on a district and gives back a staff token of it.</summary>
    public async Task<string> StaffOfNewDistrictAsync(string agencyToken)
    {
        var districtId = await NewDistrictAsync(agencyToken);
        string[] scopes = ["campaigns:read", "campaigns:write", "results:read", "results:rows", "moderation:write"];
        return await CredentialAsync(agencyToken, districtId, scopes);
    }

    public async Task<string> CredentialAsync(string makerToken, string? districtId, string[] scopes)
    {
        var made = await ChangeAsync("createCredential", "CreateCredentialInput", "token", new { name = "staff", districtId, scopes, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, makerToken);
        return (string?)made["token"] ?? throw new InvalidOperationException(made.ToJsonString());
    }

    public static object Plan(DateTimeOffset opensAt, DateTimeOffset closesAt) => new
    {
        title = "A decision to take",
        decision = "What to do",
        decisionOwner = "Board of education",
        decisionDate = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(60),
        reportBackDate = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90),
        opensAt,
        closesAt,
    };

    public static object Poll(string identity = "ANONYMOUS", string responses = "OPEN") => new
    {
        title = "A poll",
        identity,
        responses,
        config = new { poll = new { question = "Which?", options = new[] { new { key = "a", label = "A" }, new { key = "b", label = "B" } } } },
    };

    /// <summary>A campaign with one activity, moved on through the states given.</summary>
    public async Task<(string CampaignId, string ActivityId)> CampaignAsync(string staff, object activity, object? plan = null, params string[] states)
    {
        var now = DateTimeOffset.UtcNow;
        var created = await ChangeAsync("createCampaign", "CreateCampaignInput", "campaign { id }", new { plan = plan ?? Plan(now, now.AddDays(30)) }, staff);
        var campaignId = (string)created["campaign"]!["id"]!;
        var added = await ChangeAsync("addActivity", "AddActivityInput", "activity { id }", new { campaignId, activity }, staff);
        var activityId = (string?)added["activity"]?["id"] ?? throw new InvalidOperationException(added.ToJsonString());
        foreach (var state in states.Length > 0 ? states : ["IN_REVIEW", "SCHEDULED"])
        {
            await MoveAsync(staff, campaignId, state);
        }

        return (campaignId, activityId);
    }

    /// <summary>An open campaign with one activity.</summary>
    public async Task<string> OpenActivityAsync(string staff, object activity)
    {
        var (campaignId, activityId) = await CampaignAsync(staff, activity);
        await UntilAsync(async () => await StateAsync(campaignId) == "OPEN");
        return activityId;
    }

    public Task<JsonNode> MoveAsync(string staff, string id, string to, string? note = "As agreed") =>
        ChangeAsync("moveCampaign", "MoveCampaignInput", "campaign { state allowedMoves }", new { id, to, note }, staff);

    public async Task<string?> StateAsync(string campaignId, string? token = null) =>
        (string?)(await AskAsync("query($id: ID!) { campaign(id: $id) { state } }", new { id = campaignId }, token))["data"]!["campaign"]?["state"];

    public async Task<string> JoinAsync(string activityId) =>
        (string)(await ChangeAsync("joinActivity", "JoinActivityInput", "participantToken", new { activityId }))["participantToken"]!;

    public Task<JsonNode> VoteAsync(string activityId, string choice, Guid? submissionId = null, string? participantToken = null, string? oneTimeToken = null) =>
        ChangeAsync("submitContribution", "SubmitContributionInput", "receipt { receivedAt isReplay }",
            new { activityId, submissionId = submissionId ?? Guid.NewGuid(), participantToken, oneTimeToken, contribution = new { poll = new { choice } } });

    /// <summary>The exact counts, once the tally has caught up with the journal.</summary>
    public async Task<Dictionary<string, long>> CountsAsync(string activityId, string staff, long version)
    {
        JsonNode? tally = null;
        await UntilAsync(async () =>
        {
            var answer = await AskAsync("query($id: ID!) { activity(id: $id) { tally(view: ROWS) { version contributions respondents cells { key n } } } }", new { id = activityId }, staff);
            tally = answer["data"]!["activity"]!["tally"];
            return (long)tally!["version"]! >= version;
        });
        Assert.Equal(version, (long)tally!["version"]!);
        return tally["cells"]!.AsArray().ToDictionary(cell => (string)cell!["key"]!, cell => (long)cell!["n"]!);
    }

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var limit = System.Diagnostics.Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(limit.Elapsed < TimeSpan.FromMinutes(2), "It did not come true within two minutes.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();
}
