using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Programmes;

/// <summary>A district's part in a programme, as a test goes on with it.</summary>
/// <param name="Id">The district.</param>
/// <param name="Staff">A token of its administrator's scopes.</param>
/// <param name="Campaign">Its campaign.</param>
/// <param name="Core">The activity that carries the core block.</param>
internal sealed record TakingPart(string Id, string Staff, string Campaign, string Core);

/// <summary>The steps of a programme, through the API.</summary>
internal static class ProgrammeSteps
{
    private static readonly string[] Scopes =
        ["tenants:read", "campaigns:read", "campaigns:write", "results:read", "results:rows", "programmes:read", "programmes:answer", "agreements:write", "audit:read"];

    private static readonly string[] Both = ["PARTICIPATION", "RESULTS"];

    public static Task<string> DistrictStaffAsync(this ApiClient api, string agency, string district) => api.CredentialAsync(agency, district, Scopes);

    public static async Task<string> ProgrammeAsync(this ApiClient api, string agency, object programme)
    {
        var made = await api.ChangeAsync("createProgramme", "CreateProgrammeInput", "programme { id }", new { programme }, agency);
        return (string?)made["programme"]?["id"] ?? throw new InvalidOperationException(made.ToJsonString());
    }

    public static Task<JsonNode> OfferAsync(this ApiClient api, string agency, string programme, string[]? districtIds = null) =>
        api.ChangeAsync("offerProgramme", "OfferProgrammeInput", "programme { id offers(first: 100) { edges { node { id } } } }", new { id = programme, districtIds }, agency);

    /// <summary>The district's own offer of a programme.</summary>
    public static async Task<string> OwnOfferAsync(this ApiClient api, string staff, string programme)
    {
        var answer = await api.AskAsync("query($id: ID!) { programme(id: $id) { offers { edges { node { id } } } } }", new { id = programme }, staff);
        return (string)answer["data"]!["programme"]!["offers"]!["edges"]!.AsArray().Single()!["node"]!["id"]!;
    }

    public static Task<JsonNode> AcceptAsync(this ApiClient api, string staff, string offer) =>
        api.ChangeAsync("acceptOffer", "AcceptOfferInput", "offer { state campaignId } campaign { id state activities { id } programme { coreActivityId } }", new { id = offer }, staff);

    public static Task<JsonNode> SignAsync(this ApiClient api, string staff, string campaignId, int count, string? reason = null) =>
        api.ChangeAsync("signHeadCount", "SignHeadCountInput", "campaign { programme { headCount { version count } headCounts { signedBy reason headCount { count } } } }",
            new { campaignId, count, source = "Payroll of October", countedOn = "2026-10-01", reason }, staff);

    public static Task<JsonNode> ShareAsync(this ApiClient api, string staff, string[]? dataElements = null)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return api.ChangeAsync("registerAgreement", "RegisterAgreementInput", "agreement { id }",
            new { dataElements = dataElements ?? Both, purpose = "Statewide conditions", startsOn = today, endsOn = today.AddYears(1) }, staff);
    }

    /// <summary>A district that accepted, with its head count signed and its campaign open.</summary>
    public static async Task<TakingPart> TakePartAsync(this ApiClient api, string agency, string programme, string district, int headCount, bool shares = true)
    {
        var staff = await api.DistrictStaffAsync(agency, district);
        if (shares)
        {
            await api.ShareAsync(staff);
        }

        var accepted = await api.AcceptAsync(staff, await api.OwnOfferAsync(staff, programme));
        var campaign = (string?)accepted["campaign"]?["id"] ?? throw new InvalidOperationException(accepted.ToJsonString());
        await api.SignAsync(staff, campaign, headCount);
        await api.OpenAsync(staff, campaign);
        return new(district, staff, campaign, (string)accepted["campaign"]!["programme"]!["coreActivityId"]!);
    }

    public static async Task OpenAsync(this ApiClient api, string staff, string campaign)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var plan = new { title = "Conditions here", decision = "What to mend first", decisionOwner = "Board of education", decisionDate = today.AddDays(60), reportBackDate = today.AddDays(90) };
        var planned = await api.ChangeAsync("updateCampaign", "UpdateCampaignInput", "campaign { id }", new { id = campaign, plan }, staff);
        Assert.NotNull(planned["campaign"]);
        foreach (var state in (string[])["IN_REVIEW", "SCHEDULED"])
        {
            var moved = await api.MoveAsync(staff, campaign, state);
            Assert.True(moved["campaign"] is not null, moved.ToJsonString());
        }

        await ApiClient.UntilAsync(async () => await api.StateAsync(campaign) == "OPEN");
    }

    /// <summary>People who answer the core block, every second one yes, and the climate from 1 to 5 in turn. After each ten it waits for
    /// the public's step, so that where the steps fall does not depend on how busy the machine is.</summary>
    public static async Task AnswerAsync(this ApiClient api, TakingPart part, int people)
    {
        for (var person = 0; person < people; person++)
        {
            var answers = new object[] { new { item = "heard", choice = person % 2 == 0 ? "yes" : "no" }, new { item = "climate", scale = 1 + (person % 5) } };
            var answer = await api.ChangeAsync("submitContribution", "SubmitContributionInput", "receipt { receivedAt }",
                new { activityId = part.Core, submissionId = Guid.NewGuid(), participantToken = await api.JoinAsync(part.Core), contribution = new { survey = new { answers } } });
            Assert.True(answer["receipt"] is not null, answer.ToJsonString());
            if ((person + 1) % 10 == 0)
            {
                await ApiClient.UntilAsync(async () => (long?)(await api.PublicTallyAsync(part))["respondents"] == person + 1);
            }
        }
    }

    public static async Task<JsonNode> PublicTallyAsync(this ApiClient api, TakingPart part) =>
        (await api.AskAsync("query($id: ID!) { activity(id: $id) { tally { respondents cells { key item option n value state reason { code } } } } }", new { id = part.Core }))["data"]!["activity"]!["tally"]!;
}
