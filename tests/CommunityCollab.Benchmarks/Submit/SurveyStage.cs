using CommunityCollab.Replay;

namespace CommunityCollab.Benchmarks.Submit;

/// <summary>An open survey of three questions, anonymous and open to all.</summary>
internal static class SurveyStage
{
    private static readonly object[] Items =
    [
        new { key = "served", type = "SCALE", prompt = "How well are we serving our students?", low = 1, high = 5, lowLabel = "Not well", highLabel = "Very well" },
        new { key = "need", type = "SINGLE_CHOICE", prompt = "What do graduates need most?", options = Options("thinking", "trades", "health", "arts") },
        new { key = "keep", type = "MULTIPLE_CHOICE", prompt = "What should we keep?", options = Options("music", "sports", "library", "buses", "labs") },
    ];

    private static readonly string[] Scopes = ["campaigns:read", "campaigns:write", "results:read", "results:rows"];

    /// <summary>Opens it and gives back its activity's id.</summary>
    public static async Task<string> OpenAsync(ServerProcess server, CancellationToken cancellation)
    {
        using var agency = new ApiClient(new Uri(server.Url), server.AgencyToken);
        var added = await agency.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name = "Benchmark" } } }, cancellation);
        var districtId = (string)added["districts"]![0]!["id"]!;
        await agency.ChangeAsync("moveDistrict", "MoveDistrictInput", "district { id }", new { id = districtId, to = "ACTIVE" }, cancellation);
        var made = await agency.ChangeAsync("createCredential", "CreateCredentialInput", "token", new
        {
            name = "benchmark",
            districtId,
            scopes = Scopes,
            expiresAt = DateTimeOffset.UtcNow.AddDays(1),
        }, cancellation);
        using var staff = new ApiClient(new Uri(server.Url), (string)made["token"]!);
        return await OpenAsync(staff, cancellation);
    }

    private static async Task<string> OpenAsync(ApiClient staff, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var plan = new
        {
            title = "A survey under load",
            decision = "None: this is a benchmark",
            decisionOwner = "Nobody",
            decisionDate = today.AddDays(60),
            reportBackDate = today.AddDays(90),
            opensAt = DateTimeOffset.UtcNow.AddMinutes(1),
            closesAt = DateTimeOffset.UtcNow.AddDays(30),
        };
        var created = await staff.ChangeAsync("createCampaign", "CreateCampaignInput", "campaign { id }", new { plan }, cancellation);
        var campaignId = (string)created["campaign"]!["id"]!;
        var activity = new { title = "Three questions", identity = "ANONYMOUS", responses = "OPEN", config = new { survey = new { items = Items } } };
        var added = await staff.ChangeAsync("addActivity", "AddActivityInput", "activity { id }", new { campaignId, activity }, cancellation);
        foreach (var to in (string[])["IN_REVIEW", "SCHEDULED", "OPEN"])
        {
            await staff.ChangeAsync("moveCampaign", "MoveCampaignInput", "campaign { state }", new { id = campaignId, to }, cancellation);
        }

        return (string)added["activity"]!["id"]!;
    }

    private static object[] Options(params string[] keys) => [.. keys.Select(key => new { key, label = key })];
}
