using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCollab.Replay;

namespace CommunityCollab.Benchmarks.ForeignIds;

/// <summary>Whether the time of a refusal tells an id of another tenant from one that names nothing. Both are asked for in turns, each foreign
/// thing and each unknown id once, so that neither gains from having been asked for before.</summary>
internal static class ForeignIdsBenchmark
{
    private const string Campaign = "Campaign";
    private const string Activity = "Activity";
    private const string Refusals = "errors { ... on Problem { code } }";

    private static readonly string[] Scopes =
        ["tenants:read", "campaigns:read", "campaigns:write", "results:read", "moderation:write", "programmes:read", "programmes:answer"];

    private static readonly (string Field, string Kind, string Document, Func<string, object> Variables)[] Operations =
    [
        ("campaign", Campaign, "query($id: ID!) { campaign(id: $id) { title } }", id => new { id }),
        ("activity", Activity, "query($id: ID!) { activity(id: $id) { title } }", id => new { id }),
        ("node", Activity, "query($id: ID!) { node(id: $id) { id } }", id => new { id }),
        ("moveCampaign", Campaign, Change("moveCampaign", "MoveCampaignInput"), id => new { input = new { id, to = "IN_REVIEW" } }),
        ("removeActivity", Activity, Change("removeActivity", "RemoveActivityInput"), id => new { input = new { id } }),
        ("signHeadCount", Campaign, Change("signHeadCount", "SignHeadCountInput"), id => new { input = new { campaignId = id, count = 4, source = "Payroll", countedOn = "2026-01-01" } }),
        ("joinActivity", Activity, Change("joinActivity", "JoinActivityInput"), id => new { input = new { activityId = id } }),
        ("submitContribution", Activity, Change("submitContribution", "SubmitContributionInput"),
            id => new { input = new { activityId = id, submissionId = Guid.NewGuid(), contribution = new { poll = new { choice = "a" } } } }),
    ];

    /// <summary>Measures each operation on so many foreign and as many unknown ids.</summary>
    public static async Task<object> RunAsync(int things, CancellationToken cancellation)
    {
        await using var server = await ServerProcess.StartNewAsync(cancellation);
        using var owner = await StaffAsync(server, "Owner", cancellation);
        using var stranger = await StaffAsync(server, "Stranger", cancellation);
        var measured = new List<object>();
        foreach (var operation in Operations)
        {
            // Made anew for each, so that none was ever asked for.
            var foreign = await DraftsAsync(owner, operation.Kind, things, cancellation);
            var (ofForeign, ofUnknown) = (new List<double>(things), new List<double>(things));
            foreach (var id in foreign)
            {
                ofUnknown.Add(await MeasureAsync(stranger, operation.Document, operation.Variables(Unknown(operation.Kind)), cancellation));
                ofForeign.Add(await MeasureAsync(stranger, operation.Document, operation.Variables(id), cancellation));
            }

            measured.Add(new { operation.Field, foreignMs = Median(ofForeign), unknownMs = Median(ofUnknown), ratio = Math.Round(Median(ofForeign) / Median(ofUnknown), 2) });
        }

        return new { things, measured };
    }

    private static string Unknown(string kind) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{kind}:{Guid.CreateVersion7():N}"));

    private static string Change(string mutation, string input) => $"mutation($input: {input}!) {{ {mutation}(input: $input) {{ {Refusals} }} }}";

    private static async Task<ApiClient> StaffAsync(ServerProcess server, string name, CancellationToken cancellation)
    {
        using var agency = new ApiClient(new Uri(server.Url), server.AgencyToken);
        var added = await agency.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name } } }, cancellation);
        var districtId = (string)added["districts"]![0]!["id"]!;
        var made = await agency.ChangeAsync("createCredential", "CreateCredentialInput", "token", new { name, districtId, scopes = Scopes, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, cancellation);
        return new ApiClient(new Uri(server.Url), (string)made["token"]!);
    }

    private static async Task<IReadOnlyList<string>> DraftsAsync(ApiClient owner, string kind, int things, CancellationToken cancellation)
    {
        var ids = new List<string>(things);
        for (var thing = 0; thing < things; thing++)
        {
            var created = await owner.ChangeAsync("createCampaign", "CreateCampaignInput", "campaign { id }", new { plan = new { title = "A draft" } }, cancellation);
            var campaignId = (string)created["campaign"]!["id"]!;
            var options = new[] { new { key = "a", label = "A" }, new { key = "b", label = "B" } };
            var activity = new { title = "A poll", identity = "ANONYMOUS", responses = "OPEN", config = new { poll = new { question = "Which?", options } } };
            var added = await owner.ChangeAsync("addActivity", "AddActivityInput", "activity { id }", new { campaignId, activity }, cancellation);
            ids.Add(kind == Campaign ? campaignId : (string)added["activity"]!["id"]!);
        }

        return ids;
    }

    private static async Task<double> MeasureAsync(ApiClient api, string document, object variables, CancellationToken cancellation)
    {
        var clock = Stopwatch.GetTimestamp();
        JsonNode data = await api.AskAsync(document, variables, cancellation);
        var took = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        return data.AsObject().First().Value is null or JsonObject { Count: 1 } ? took : throw new InvalidOperationException($"It was not refused: {data.ToJsonString()}");
    }

    private static double Median(List<double> times) => Math.Round(times.Order().ElementAt(times.Count / 2), 3);
}
