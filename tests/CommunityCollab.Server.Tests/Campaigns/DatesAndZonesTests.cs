using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Campaigns;

public sealed class DatesAndZonesTests(ServerFixture server)
{
    private ApiClient Api => server.Api;

    [Fact]
    public async Task A_decision_that_was_taken_long_ago_is_nothing_to_ask_about()
    {
        var refused = await CreateAsync(("decisionDate", Report.Of("decision-long-ago")["plan"]!["decisionDate"]!.DeepClone()));
        Assert.Equal("INVALID input/plan/decisionDate", Refusal(refused));
    }

    [Fact]
    public async Task The_dates_follow_each_other_closing_decision_report_back()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        Assert.Equal("INVALID input/plan/decisionDate", Refusal(await CreateAsync(("decisionDate", Day(today.AddDays(10))))));
        Assert.Equal("INVALID input/plan/reportBackDate", Refusal(await CreateAsync(("reportBackDate", Day(today.AddDays(59))))));
        Assert.Null(Refusal(await CreateAsync(("reportBackDate", Day(today.AddDays(60))))));
    }

    [Fact]
    public async Task A_zone_that_clients_cannot_use_is_refused_in_campaigns_and_programmes()
    {
        foreach (var zone in Report.Of("time-zone-ids")["accepted"]!.AsArray())
        {
            Assert.Equal("INVALID input/plan/timeZone", Refusal(await CreateAsync(("timeZone", zone!.DeepClone()))));
            var programme = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Programmes.SomeProgramme.Of("Conditions")))!;
            programme["timeZone"] = zone.DeepClone();
            Assert.Equal("INVALID input/programme/timeZone", Refusal(await Api.ChangeAsync("createProgramme", "CreateProgrammeInput", "programme { id }", new { programme }, server.AgencyToken)));
        }

        Assert.Null(Refusal(await CreateAsync(("timeZone", "Pacific/Honolulu"))));
    }

    [Fact]
    public async Task A_language_tag_with_an_underscore_is_the_one_with_a_hyphen_and_a_word_is_none()
    {
        var taken = await PublishAsync(["es_MX", "ES-mx", "zh", "EN"]);
        Assert.Null(Refusal(taken));
        var packs = await Api.AskAsync("{ policyPacks { languages } }", token: server.AgencyToken);
        Assert.Contains("""["es-MX","zh","en"]""", packs.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("INVALID input/languages/1", Refusal(await PublishAsync(["en", "english"])));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Refusal(JsonNode payload) => payload["errors"]!.AsArray() is [{ } error, ..]
        ? $"{error["code"]} {string.Join('/', error["path"]!.AsArray().Select(part => (string)part!))}"
        : null;

    private Task<JsonNode> PublishAsync(string[] languages) =>
        Api.ChangeAsync("publishPolicyPack", "PublishPolicyPackInput", "version", new { effectiveFrom = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1), languages }, server.AgencyToken);

    private async Task<JsonNode> CreateAsync(params (string Field, JsonNode Value)[] changes)
    {
        var now = DateTimeOffset.UtcNow;
        var plan = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(ApiClient.Plan(now, now.AddDays(30))))!;
        foreach (var (field, value) in changes)
        {
            plan[field] = value;
        }

        return await Api.ChangeAsync("createCampaign", "CreateCampaignInput", "campaign { id }", new { plan }, await Api.StaffOfNewDistrictAsync(server.AgencyToken));
    }
}
