using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Programmes;

public sealed class ProgrammeTests(ServerFixture server)
{
    private ApiClient Api => server.Api;

    private string Agency => server.AgencyToken;

    [Fact]
    public async Task A_district_accepts_an_offer_adds_its_own_block_and_cannot_touch_the_locked_one()
    {
        var (staff, campaign, core, _) = await AcceptedAsync();

        Assert.Null(Code(await PutAsync(staff, core, [SomeProgramme.Heard, SomeProgramme.Climate, Local("own1"), Local("own2")])));
        AssertRefused("FORBIDDEN", "input/activity/config/survey/items/4", await PutAsync(staff, core, [SomeProgramme.Heard, SomeProgramme.Climate, Local("own1"), Local("own2"), Local("own3")]));
        AssertRefused("FORBIDDEN", "input/activity/config/survey/items/0", await PutAsync(staff, core, [SomeProgramme.Climate, SomeProgramme.Heard]));
        AssertRefused("FORBIDDEN", "input/activity/config/survey/items/1", await PutAsync(staff, core, [SomeProgramme.Heard, Local("own1")]));
        AssertRefused("FORBIDDEN", "input/activity/identity", await PutAsync(staff, core, [SomeProgramme.Heard, SomeProgramme.Climate], "IDENTIFIED"));
        AssertRefused("FORBIDDEN", "input/id", await Api.ChangeAsync("removeActivity", "RemoveActivityInput", "campaign { id }", new { id = core }, staff));
        AssertRefused("FORBIDDEN", "input/plan/closesAt", await Api.ChangeAsync("updateCampaign", "UpdateCampaignInput", "campaign { id }", new { id = campaign, plan = new { title = "Ours", closesAt = DateTimeOffset.UtcNow.AddDays(99) } }, staff));

        var added = await Api.ChangeAsync("addActivity", "AddActivityInput", "activity { id }", new { campaignId = campaign, activity = ApiClient.Poll() }, staff);
        Assert.NotNull(added["activity"]);
    }

    [Fact]
    public async Task People_are_asked_only_under_a_signed_head_count_and_a_newer_one_keeps_the_old()
    {
        var (staff, campaign, _, _) = await AcceptedAsync();
        AssertRefused("INVALID", "input/count", await Api.SignAsync(staff, campaign, 0));
        AssertRefused("INVALID", "input/count", await Api.SignAsync(staff, campaign, -4));
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var plan = new { title = "Ours", decision = "What", decisionOwner = "Board", decisionDate = today.AddDays(60), reportBackDate = today.AddDays(90) };
        await Api.ChangeAsync("updateCampaign", "UpdateCampaignInput", "campaign { id }", new { id = campaign, plan }, staff);
        await Api.MoveAsync(staff, campaign, "IN_REVIEW");
        AssertRefused("REQUIRED", "input/to", await Api.MoveAsync(staff, campaign, "SCHEDULED"));

        Assert.Null(Code(await Api.SignAsync(staff, campaign, 400)));
        Assert.Null(Code(await Api.MoveAsync(staff, campaign, "SCHEDULED")));
        AssertRefused("REQUIRED", "input/reason", await Api.SignAsync(staff, campaign, 380));
        var signed = (await Api.SignAsync(staff, campaign, 380, "Twenty were counted twice"))["campaign"]!["programme"]!;

        Assert.Equal("""{"version":2,"count":380}""", signed["headCount"]!.ToJsonString());
        Assert.Equal([400, 380], signed["headCounts"]!.AsArray().Select(count => (int)count!["headCount"]!["count"]!));
        Assert.Equal("staff", (string)signed["headCounts"]![1]!["signedBy"]!);
        var asked = await Api.AskAsync("query($id: ID!) { campaign(id: $id) { programme { headCount { count } headCounts { signedBy } } } }", new { id = campaign });
        Assert.Equal("""{"headCount":{"count":380},"headCounts":null}""", asked["data"]!["campaign"]!["programme"]!.ToJsonString());
    }

    [Fact]
    public async Task A_district_may_decline_and_think_better_of_it_and_an_offer_taken_back_is_gone()
    {
        var (staff, offer, programme) = await OfferedAsync();
        var declined = await Api.ChangeAsync("declineOffer", "DeclineOfferInput", "offer { state reason }", new { id = offer, reason = "No time this year" }, staff);
        Assert.Equal("""{"state":"DECLINED","reason":"No time this year"}""", declined["offer"]!.ToJsonString());
        AssertRefused("WRONG_STATE", "input/id", await Api.ChangeAsync("declineOffer", "DeclineOfferInput", "offer { state }", new { id = offer }, staff));
        Assert.Equal("ACCEPTED", (string)(await Api.AcceptAsync(staff, offer))["offer"]!["state"]!);
        AssertRefused("WRONG_STATE", "input/id", await Api.AcceptAsync(staff, offer));
        AssertRefused("WRONG_STATE", "input/id", await WithdrawAsync(Agency, offer));

        var (other, second, _) = await OfferedAsync(programme);
        AssertRefused("NOT_FOUND", "input/id", await Api.AcceptAsync(staff, second));
        Assert.Equal("WITHDRAWN", (string)(await WithdrawAsync(Agency, second))["offer"]!["state"]!);
        AssertRefused("WRONG_STATE", "input/id", await Api.AcceptAsync(other, second));
    }

    [Fact]
    public async Task Once_offered_a_programme_is_fixed_and_offering_it_again_changes_no_answer()
    {
        var (staff, offer, programme) = await OfferedAsync();
        AssertRefused("WRONG_STATE", "input/id", await Api.ChangeAsync("updateProgramme", "UpdateProgrammeInput", "programme { id }", new { id = programme, programme = SomeProgramme.Of("Other") }, Agency));
        await Api.AcceptAsync(staff, offer);
        await Api.OfferAsync(Agency, programme);

        Assert.Equal(offer, await Api.OwnOfferAsync(staff, programme));
        AssertRefused("WRONG_STATE", "input/id", await Api.AcceptAsync(staff, offer));
    }

    [Fact]
    public async Task An_extension_reaches_the_campaign_and_both_logs_and_never_shortens()
    {
        var (staff, campaign, _, id) = await AcceptedAsync();
        AssertRefused("INVALID", "input/closesAt", await ExtendAsync(id, DateTimeOffset.UtcNow.AddDays(1), await DistrictOfAsync(staff)));
        var later = DateTimeOffset.UtcNow.AddDays(40);
        Assert.Null(Code(await ExtendAsync(id, later)));

        var closes = (await Api.AskAsync("query($id: ID!) { campaign(id: $id) { closesAt } }", new { id = campaign }, staff))["data"]!["campaign"]!["closesAt"]!;
        Assert.Equal(later, DateTimeOffset.Parse((string)closes!, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromSeconds(1));
        foreach (var (token, action) in new[] { (staff, "campaign.extended"), (Agency, "programme.extended") })
        {
            var log = (await Api.AskAsync("{ auditLog(last: 100) { edges { node { action reason } } } }", token: token)).ToJsonString();
            Assert.Contains($"{{\"action\":\"{action}\",\"reason\":\"Snow\"}}", log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_programme_lacks_is_said_where_it_stands()
    {
        var now = DateTimeOffset.UtcNow;
        var programme = new
        {
            title = "",
            about = "About",
            core = new { title = "Conditions", identity = "ANONYMOUS", responses = "ONE_PER_PARTICIPANT", mostLocalItems = 51, items = new[] { new { key = "a b", type = "SINGLE_CHOICE", prompt = "?" } } },
            opensAt = now,
            closesAt = now.AddDays(-1),
            releaseRule = new { moreThanPercent = 100, atLeast = 4 },
        };
        var refused = await Api.ChangeAsync("createProgramme", "CreateProgrammeInput", "programme { id }", new { programme }, Agency);
        var paths = refused["errors"]!.AsArray().Select(error => string.Join('/', error!["path"]!.AsArray().Skip(2))).ToHashSet();
        Assert.Superset(new HashSet<string> { "title", "closesAt", "core/responses", "core/mostLocalItems", "releaseRule/moreThanPercent", "releaseRule/atLeast" }, paths);
        Assert.Contains(paths, path => path.StartsWith("core/items/0", StringComparison.Ordinal));
    }

    private static object Local(string key) => new { key, type = "SHORT_TEXT", prompt = "What else?" };

    private static string? Code(JsonNode payload) => (string?)payload["errors"]!.AsArray().FirstOrDefault()?["code"];

    private static void AssertRefused(string code, string path, JsonNode payload)
    {
        var error = payload["errors"]!.AsArray().FirstOrDefault();
        Assert.Equal((code, path), ((string?)error?["code"], string.Join('/', error?["path"]?.AsArray().Select(part => (string)part!) ?? [])));
    }

    private Task<JsonNode> PutAsync(string staff, string activity, object[] items, string identity = "CONFIDENTIAL") =>
        Api.ChangeAsync("updateActivity", "UpdateActivityInput", "activity { id }", new { id = activity, activity = new { title = "Conditions here", identity, responses = "ONE_PER_PARTICIPANT", config = new { survey = new { items } } } }, staff);

    private Task<JsonNode> WithdrawAsync(string token, string id) =>
        Api.ChangeAsync("withdrawOffer", "WithdrawOfferInput", "offer { state }", new { id, reason = "A mistake" }, token);

    private Task<JsonNode> ExtendAsync(string id, DateTimeOffset closesAt, params string[] districtIds) =>
        Api.ChangeAsync("extendProgramme", "ExtendProgrammeInput", "programme { id }", new { id, closesAt, districtIds = districtIds.Length > 0 ? districtIds : null, reason = "Snow" }, Agency);

    private async Task<string> DistrictOfAsync(string staff) =>
        (string)(await Api.AskAsync("{ viewer { district { id } } }", token: staff))["data"]!["viewer"]!["district"]!["id"]!;

    private async Task<(string Staff, string Offer, string Programme)> OfferedAsync(string? programme = null)
    {
        var district = await Api.NewDistrictAsync(Agency);
        var staff = await Api.DistrictStaffAsync(Agency, district);
        programme ??= await Api.ProgrammeAsync(Agency, SomeProgramme.Of("Conditions"));
        await Api.OfferAsync(Agency, programme, [district]);
        return (staff, await Api.OwnOfferAsync(staff, programme), programme);
    }

    private async Task<(string Staff, string Campaign, string Core, string Programme)> AcceptedAsync()
    {
        var (staff, offer, programme) = await OfferedAsync();
        var campaign = (await Api.AcceptAsync(staff, offer))["campaign"]!;
        return (staff, (string)campaign["id"]!, (string)campaign["programme"]!["coreActivityId"]!, programme);
    }
}
