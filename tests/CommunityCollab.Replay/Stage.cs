namespace CommunityCollab.Replay;

/// <summary>Sets an open opinion activity up to play a conversation on.</summary>
internal static class Stage
{
    /// <summary>A staff token of a district: the one given, or one made with an agency's.</summary>
    public static async Task<string> StaffTokenAsync(Uri server, string token, CancellationToken cancellation)
    {
        using var api = new ApiClient(server, token);
        var viewer = (await api.AskAsync("{ viewer { scopes district { id } } }", new { }, cancellation))["viewer"]!;
        if (viewer["district"] is not null)
        {
            return token;
        }

        var added = await api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name = "Replay" } } }, cancellation);
        var districtId = (string)added["districts"]![0]!["id"]!;
        await api.ChangeAsync("moveDistrict", "MoveDistrictInput", "district { id }", new { id = districtId, to = "ACTIVE" }, cancellation);
        var made = await api.ChangeAsync("createCredential", "CreateCredentialInput", "token", new
        {
            name = "replay",
            districtId,
            scopes = viewer["scopes"]!.AsArray().Select(scope => (string)scope!).Where(scope => !scope.StartsWith("tenants:", StringComparison.Ordinal)),
            expiresAt = DateTimeOffset.UtcNow.AddDays(7),
        }, cancellation);
        return (string)made["token"]!;
    }

    /// <summary>Opens a campaign with the conversation's statements and gives back its activity's id.</summary>
    public static async Task<string> OpenAsync(ApiClient api, Conversation conversation, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var created = await api.ChangeAsync("createCampaign", "CreateCampaignInput", "campaign { id }", new
        {
            plan = new
            {
                title = "A conversation played again",
                decision = "None: this is a replay",
                decisionOwner = "Nobody",
                decisionDate = today.AddDays(60),
                reportBackDate = today.AddDays(90),
                opensAt = DateTimeOffset.UtcNow.AddMinutes(1),
                closesAt = DateTimeOffset.UtcNow.AddDays(30),
            },
        }, cancellation);
        var campaignId = (string)created["campaign"]!["id"]!;
        var added = await api.ChangeAsync("addActivity", "AddActivityInput", "activity { id }", new { campaignId, activity = Activity(conversation) }, cancellation);
        foreach (var to in (string[])["IN_REVIEW", "SCHEDULED", "OPEN"])
        {
            await MoveAsync(api, campaignId, to, cancellation);
        }

        return (string)added["activity"]!["id"]!;
    }

    // A server that was killed after it moved the campaign and before it said so is asked again, and has nothing left to move.
    private static async Task MoveAsync(ApiClient api, string id, string to, CancellationToken cancellation)
    {
        var data = await api.AskAsync(
            "mutation($input: MoveCampaignInput!) { moveCampaign(input: $input) { campaign { state } errors { ... on Problem { message } } } }", new { input = new { id, to } }, cancellation);
        if (data["moveCampaign"]!["campaign"] is not null)
        {
            return;
        }

        var now = await api.AskAsync("query($id: ID!) { campaign(id: $id) { state } }", new { id }, cancellation);
        if ((string?)now["campaign"]!["state"] != to)
        {
            throw new InvalidOperationException($"The campaign could not be moved to {to}: {data.ToJsonString()}");
        }
    }

    private static object Activity(Conversation conversation) => new
    {
        title = "Statements",
        identity = "CONFIDENTIAL",
        responses = "ONE_PER_PARTICIPANT",
        config = new
        {
            opinion = new
            {
                question = "What do you think?",
                statements = conversation.Statements.Select(statement => new { key = statement.ItemId, label = Label(statement.Text) }),
                maxLength = 0,
            },
        },
    };

    private static string Label(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length switch { 0 => "(no text)", > 400 => trimmed[..400], _ => trimmed };
    }
}
