using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.Programmes;

namespace CommunityCollab.Server.Tests.Campaigns;

/// <summary>What an open campaign said stays, or the public reads what it said and why it says something else.</summary>
public sealed class PublicChangeTests(ServerFixture server)
{
    private const string Changes = "query($id: ID!) { campaign(id: $id) { changes { by note fields { field before after } } } }";

    private static readonly string[] Dates = ["decisionDate", "reportBackDate", "opensAt", "closesAt", "title", "decision", "decisionOwner"];

    private ApiClient Api => server.Api;

    [Fact]
    public async Task An_open_campaigns_words_and_dates_change_with_a_note_that_everyone_reads()
    {
        var (staff, campaign, plan) = await OpenAsync();
        plan["decisionOwner"] = "The superintendent";
        var silent = await UpdateAsync(staff, campaign, plan, null);
        Assert.Equal("REQUIRED input/note", Refusal(silent));
        Assert.Null(Refusal(await UpdateAsync(staff, campaign, plan, "The board gave the decision away.")));

        var change = await ChangeOfAsync(campaign);
        Assert.Equal("""{"by":"CREDENTIAL","note":"The board gave the decision away.","fields":[{"field":"decisionOwner","before":"Board of education","after":"The superintendent"}]}""", change.ToJsonString());
        using var page = await Api.GetAsync($"/campaigns/{campaign}");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var words in (string[])["What has changed", "The board gave the decision away.", "Before: Board of education", "Now: The superintendent", "by a program of the district"])
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_people_answer_under_and_what_is_past_is_refused_whatever_the_note()
    {
        var (staff, campaign, plan) = await OpenAsync();
        var now = DateTimeOffset.UtcNow;
        foreach (var (field, value) in new (string, JsonNode)[]
        {
            ("closesAt", now.AddDays(-1)), ("closesAt", now.AddDays(3)), ("opensAt", now.AddDays(-400)), ("decisionDate", "2020-01-01"), ("level", "INFORM"), ("level", "CONSULT"), ("includesStudents", true),
            ("groups", new JsonArray()), ("groups", JsonNode.Parse("""[{"key":"guardian","name":"Other people"}]""")!),
        })
        {
            var other = plan.DeepClone();
            other[field] = value;
            var refused = await UpdateAsync(staff, campaign, other, "Because");
            Assert.True(refused["campaign"] is null, $"{field} {value}");
            Assert.Contains(refused["errors"]!.AsArray(), error => (string?)error!["path"]![2] == field);
        }

        Assert.Empty((await ChangesAsync(campaign)).AsArray());
    }

    [Fact]
    public async Task Closing_before_the_time_that_people_were_told_and_opening_again_are_told_with_their_notes()
    {
        var (staff, campaign, _) = await OpenAsync();
        Assert.Equal("REQUIRED input/note", Refusal(await Api.MoveAsync(staff, campaign, "CLOSED", null)));
        Assert.Null(Refusal(await Api.MoveAsync(staff, campaign, "CLOSED", "Everybody has answered.")));
        Assert.Null(Refusal(await Api.MoveAsync(staff, campaign, "OPEN", "Not everybody had.")));

        var changes = (await ChangesAsync(campaign)).AsArray();
        Assert.Equal(["Everybody has answered.", "Not everybody had."], changes.Select(change => (string)change!["note"]!));
        Assert.Equal("""{"field":"state","before":"CLOSED","after":"OPEN"}""", changes[1]!["fields"]![0]!.ToJsonString());
        Assert.Equal("closesAt", (string)changes[0]!["fields"]![1]!["field"]!);
    }

    [Fact]
    public async Task A_programmes_extension_is_told_by_the_agency_to_each_districts_public()
    {
        var district = await Api.NewDistrictAsync(server.AgencyToken);
        var programme = await Api.ProgrammeAsync(server.AgencyToken, SomeProgramme.Of("Conditions"));
        await Api.OfferAsync(server.AgencyToken, programme, [district]);
        var part = await Api.TakePartAsync(server.AgencyToken, programme, district, 40, shares: false);
        var extended = await Api.ChangeAsync("extendProgramme", "ExtendProgrammeInput", "programme { id }", new { id = programme, closesAt = DateTimeOffset.UtcNow.AddDays(40), reason = "Snow" }, server.AgencyToken);
        Assert.Null(Refusal(extended));
        var change = await ChangeOfAsync(part.Campaign);
        Assert.Equal(("AGENCY", "Snow", "closesAt"), ((string)change["by"]!, (string)change["note"]!, (string)change["fields"]!.AsArray().Single()!["field"]!));
    }

    private static string? Refusal(JsonNode payload) => payload["errors"]!.AsArray() is [{ } error, ..]
        ? $"{error["code"]} {string.Join('/', error["path"]!.AsArray().Select(part => (string)part!))}"
        : null;

    private Task<JsonNode> UpdateAsync(string staff, string id, JsonNode plan, string? note) =>
        Api.ChangeAsync("updateCampaign", "UpdateCampaignInput", "campaign { id }", new { id, plan, note }, staff);

    private async Task<JsonNode> ChangesAsync(string campaign) => (await Api.AskAsync(Changes, new { id = campaign }))["data"]!["campaign"]!["changes"]!;

    private async Task<JsonNode> ChangeOfAsync(string campaign) => (await ChangesAsync(campaign)).AsArray().Single()!;

    private async Task<(string Staff, string Campaign, JsonNode Plan)> OpenAsync()
    {
        var staff = await Api.StaffOfNewDistrictAsync(server.AgencyToken);
        var plan = AuthorInputs.Written(ApiClient.Plan(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(30)));
        plan["groups"] = JsonNode.Parse("""[{"key":"guardian","name":"Guardians"},{"key":"staff","name":"Staff"}]""");
        var (campaign, _) = await Api.CampaignAsync(staff, ApiClient.Poll(), plan);
        await ApiClient.UntilAsync(async () => await Api.StateAsync(campaign) == "OPEN");

        // As a client would, it sends back what it was told.
        var told = (await Api.AskAsync($"query($id: ID!) {{ campaign(id: $id) {{ {string.Join(' ', Dates)} }} }}", new { id = campaign }))["data"]!["campaign"]!;
        foreach (var field in Dates)
        {
            plan[field] = told[field]!.DeepClone();
        }

        return (staff, campaign, plan);
    }
}
