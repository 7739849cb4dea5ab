using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL;
using CommunityCollab.Server.Tests.Onboarding;
using CommunityCollab.Server.Tests.Programmes;

namespace CommunityCollab.Server.Tests.RollUps;

public sealed class RollUpTests(ServerFixture server)
{
    private const string RollUp = """
        programmeId version offered accepted declined notAnswered notShared sharingResults withheld
        participation { respondents headCount rate isOverHeadCount districts tooFew }
        districts(first: 100) { totalCount edges { node { districtId name state respondents rate isOverHeadCount release headCount { version count } } } }
        cells { key item option n value districts hidden state }
        """;

    private const string Query = $"query($id: ID!) {{ agencyRollup(programmeId: $id) {{ {RollUp} }} }}";

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    private ApiClient Api => server.Api;

    [Fact]
    public async Task Of_180_districts_with_3_campaigns_query_and_subscription_are_the_sum_of_what_each_district_publishes()
    {
        var agency = await server.FoundAgencyAsync();
        var districts = await ColoradoAsync(agency);
        Assert.Equal(180, districts.Count);
        var programme = await Api.ProgrammeAsync(agency, SomeProgramme.Of("Conditions"));
        await Api.OfferAsync(agency, programme);
        await using var watching = await EventReader.OpenAsync(server.Url, $"subscription($id: ID!) {{ agencyRollup(programmeId: $id) {{ {RollUp} }} }}", new { id = programme }, agency);
        Assert.Equal(0, (int)Event(await watching.NextAsync(Soon))["accepted"]!);

        var large = await Api.TakePartAsync(agency, programme, districts[0], 60);
        var middle = await Api.TakePartAsync(agency, programme, districts[1], 25);
        var small = await Api.TakePartAsync(agency, programme, districts[2], 9);
        var silent = await Api.TakePartAsync(agency, programme, districts[3], 80, shares: false);
        await Task.WhenAll(Api.AnswerAsync(large, 50), Api.AnswerAsync(middle, 30), Api.AnswerAsync(small, 7), Api.AnswerAsync(silent, 30));
        TakingPart[] sharing = [large, middle, small];
        JsonNode[] published = [.. await Task.WhenAll(sharing.Select(Api.PublicTallyAsync))];

        JsonNode rollUp = null!;
        await ApiClient.UntilAsync(async () => (long?)(rollUp = await RollUpAsync(agency, programme))["participation"]!["respondents"] == 80);
        AssertIsSum(rollUp, published);
        Assert.Equal((180, 4, 176, 1), ((int)rollUp["offered"]!, (int)rollUp["accepted"]!, (int)rollUp["notAnswered"]!, (int)rollUp["notShared"]!));
        AssertSmallDistrictCannotBeWorkedOut(rollUp, published);
        Assert.DoesNotContain(silent.Id, rollUp.ToJsonString(), StringComparison.Ordinal);

        await AssertWatchedAsync(watching, rollUp);
        await Api.AnswerAsync(small, 2);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        Assert.Equal(rollUp.ToJsonString(), (await RollUpAsync(agency, programme)).ToJsonString());
    }

    [Fact]
    public async Task A_rate_above_all_is_shown_and_flagged_and_never_clipped()
    {
        var (agency, programme, districts) = await OfferedAsync();
        var part = await Api.TakePartAsync(agency, programme, districts[0], 8);
        await Api.AnswerAsync(part, 20);

        await ApiClient.UntilAsync(async () => (decimal?)(await RollUpAsync(agency, programme))["participation"]!["rate"] == 2.5m);
        var district = (await RollUpAsync(agency, programme))["districts"]!["edges"]![0]!["node"]!;
        Assert.Equal((20, 2.5m, true), ((long)district["respondents"]!, (decimal)district["rate"]!, (bool)district["isOverHeadCount"]!));
    }

    [Fact]
    public async Task Half_of_those_asked_is_not_more_than_half_one_more_is_and_a_head_count_put_right_is_looked_at_again()
    {
        var (agency, programme, districts) = await OfferedAsync(new { moreThanPercent = 50, atLeast = 5 });
        var half = await Api.TakePartAsync(agency, programme, districts[0], 40);
        var more = await Api.TakePartAsync(agency, programme, districts[1], 39);
        await Task.WhenAll(Api.AnswerAsync(half, 20), Api.AnswerAsync(more, 20));
        await ApiClient.UntilAsync(async () => (long?)(await RollUpAsync(agency, programme))["participation"]!["respondents"] == 40);
        foreach (var part in (TakingPart[])[half, more])
        {
            Assert.All(Cells(await Api.PublicTallyAsync(part)), cell => Assert.Equal((null, "WITHHELD"), ((long?)cell!["n"], (string)cell["reason"]!["code"]!)));
            Assert.Equal(10, await StaffCountAsync(part));
            await Api.MoveAsync(part.Staff, part.Campaign, "CLOSED");
        }

        await ApiClient.UntilAsync(async () => await ReleaseAsync(half) == "RATE_TOO_LOW" && await ReleaseAsync(more) == "RELEASED");
        JsonNode rollUp = null!;
        await ApiClient.UntilAsync(async () => (long?)Cell(rollUp = await RollUpAsync(agency, programme), "heard/yes")["n"] == 10);
        Assert.Equal(1, (int)rollUp["withheld"]!);
        Assert.Equal("WITHHELD", (string)(await Api.PublicTallyAsync(half))["cells"]![0]!["reason"]!["code"]!);

        await Api.SignAsync(half.Staff, half.Campaign, 39, "One had left");
        await ApiClient.UntilAsync(async () => (long?)Cell(rollUp = await RollUpAsync(agency, programme), "heard/yes")["n"] == 20);
        Assert.Equal(0, (int)rollUp["withheld"]!);
    }

    [Fact]
    public async Task Until_the_release_date_nobody_but_the_district_sees_results_and_from_then_on_all_do()
    {
        var notBefore = DateTimeOffset.UtcNow.AddSeconds(8);
        var (agency, programme, districts) = await OfferedAsync(new { notBefore });
        var part = await Api.TakePartAsync(agency, programme, districts[0], 40);
        await using var watching = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { tally(activityId: $id) { version cells { n } } }", new { id = part.Core });
        await Api.AnswerAsync(part, 20);
        await Api.MoveAsync(part.Staff, part.Campaign, "CLOSED");

        await ApiClient.UntilAsync(async () => Cell(await RollUpAsync(agency, programme), "heard/yes")["n"] is not null);
        var decided = (await Api.AskAsync("query($id: ID!) { campaign(id: $id) { programme { release releaseDecidedAt } } }", new { id = part.Campaign }))["data"]!["campaign"]!["programme"]!;
        Assert.Equal("RELEASED", (string)decided["release"]!);
        Assert.True(DateTimeOffset.Parse((string)decided["releaseDecidedAt"]!, System.Globalization.CultureInfo.InvariantCulture) >= notBefore);
        await ApiClient.UntilAsync(async () => (await watching.NextAsync(Soon))?.Contains("\"n\":20", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task When_an_agreement_ends_its_district_is_gone_from_the_roll_up_and_counted_as_not_shared()
    {
        var (agency, programme, districts) = await OfferedAsync();
        var part = await Api.TakePartAsync(agency, programme, districts[0], 40, shares: false);
        var agreement = (string)(await Api.ShareAsync(part.Staff))["agreement"]!["id"]!;
        await Api.AnswerAsync(part, 10);
        await ApiClient.UntilAsync(async () => (long?)(await RollUpAsync(agency, programme))["participation"]!["respondents"] == 10);

        await Api.ChangeAsync("terminateAgreement", "TerminateAgreementInput", "agreement { state }", new { id = agreement, reason = "The board withdrew" }, part.Staff);

        JsonNode rollUp = null!;
        await ApiClient.UntilAsync(async () => (int)(rollUp = await RollUpAsync(agency, programme))["notShared"]! == 1);
        Assert.Empty(rollUp["districts"]!["edges"]!.AsArray());
        Assert.All(Cells(rollUp), cell => Assert.Null(cell!["n"]));
        Assert.Null(rollUp["participation"]!["respondents"]);
    }

    [Fact]
    public async Task What_is_shared_of_participation_alone_tells_nothing_of_results()
    {
        var (agency, programme, districts) = await OfferedAsync();
        var part = await Api.TakePartAsync(agency, programme, districts[0], 40, shares: false);
        await Api.ShareAsync(part.Staff, ["PARTICIPATION"]);
        await Api.AnswerAsync(part, 20);

        JsonNode rollUp = null!;
        await ApiClient.UntilAsync(async () => (long?)(rollUp = await RollUpAsync(agency, programme))["participation"]!["respondents"] == 20);
        Assert.All(Cells(rollUp), cell => Assert.Equal("NOT_ENOUGH", (string)cell!["state"]!));
        Assert.Equal(0, (int)rollUp["sharingResults"]!);
    }

    [Fact]
    public async Task A_district_watches_what_goes_on_in_it_and_its_agency_and_neighbours_do_not()
    {
        const string Watch = "subscription { districtActivity { districtId version campaigns { campaignId title state activities { activityId respondents headCount rate } } } }";
        var (agency, programme, districts) = await OfferedAsync();
        var part = await Api.TakePartAsync(agency, programme, districts[0], 40);
        await using var watching = await EventReader.OpenAsync(server.Url, Watch, new { }, part.Staff);
        await using var neighbour = await EventReader.OpenAsync(server.Url, Watch, new { }, await Api.DistrictStaffAsync(agency, districts[1]));
        await using var from = await EventReader.OpenAsync(server.Url, Watch, new { }, agency);
        Assert.Contains("\"OPEN\"", await watching.NextAsync(Soon), StringComparison.Ordinal);
        Assert.Contains("\"campaigns\":[]", await neighbour.NextAsync(Soon), StringComparison.Ordinal);
        Assert.Contains("NOT_FOUND", await from.NextAsync(Soon), StringComparison.Ordinal);

        await Api.AnswerAsync(part, 20);
        await ApiClient.UntilAsync(async () => (await watching.NextAsync(Soon))?.Contains("\"respondents\":20,\"headCount\":40,\"rate\":0.5", StringComparison.Ordinal) == true);
        await Api.MoveAsync(part.Staff, part.Campaign, "PAUSED");
        await ApiClient.UntilAsync(async () => (await watching.NextAsync(Soon))?.Contains("\"PAUSED\"", StringComparison.Ordinal) == true);
        Assert.False(await neighbour.HasEventAsync(TimeSpan.FromMilliseconds(500)));
    }

    [Fact]
    public async Task A_district_sees_its_figures_beside_those_of_five_or_more_like_it()
    {
        const string Bands = "query($id: ID!) { benchmark(programmeId: $id) { bands { kind name cells { key n value districts state } } } }";
        var agency = await server.FoundAgencyAsync();
        var added = await Api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }",
            new { districts = Enumerable.Range(0, 6).Select(place => new { name = $"District {place}", pupils = place == 5 ? 4_000 : 200 }) }, agency);
        string[] districts = [.. added["districts"]!.AsArray().Select(district => (string)district!["id"]!)];
        var boces = (string)(await Api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name = "Mountain BOCES", kind = "BOCES" } } }, agency))["districts"]![0]!["id"]!;
        await Api.ChangeAsync("addMembership", "AddMembershipInput", "district { id }", new { memberId = districts[0], ofId = boces, from = "2024-07-01" }, agency);
        await Task.WhenAll(districts.Select(district => Api.MoveDistrictAsync(agency, district, "ACTIVE")));
        var programme = await Api.ProgrammeAsync(agency, SomeProgramme.Of("Conditions"));
        await Api.OfferAsync(agency, programme);
        TakingPart[] parts = await Task.WhenAll(districts.Select(district => Api.TakePartAsync(agency, programme, district, 40)));
        await Task.WhenAll(parts.Select(part => Api.AnswerAsync(part, 20)));

        JsonArray bands = [];
        await ApiClient.UntilAsync(async () =>
        {
            bands = (await Api.AskAsync(Bands, new { id = programme }, parts[0].Staff))["data"]!["benchmark"]!["bands"]!.AsArray();
            return (long?)bands[1]!["cells"]![0]!["n"] == 120;
        });
        Assert.Equal(
            ["OWN/District 0/20", "STATE/State/120", "SIZE/Under 250 pupils/100", "BOCES/Mountain BOCES/"],
            bands.Select(band => $"{band!["kind"]}/{band["name"]}/{band["cells"]![0]!["n"]}"));
        Assert.Equal(1, (int)bands[3]!["cells"]![0]!["districts"]!);
        Assert.Null((await Api.AskAsync(Bands, new { id = programme }, agency))["data"]!["benchmark"]);
    }

    private static JsonNode Event(string? data) => JsonNode.Parse(data!)!["data"]!["agencyRollup"]!;

    // Of no cells anything is true.
    private static JsonArray Cells(JsonNode tally)
    {
        Assert.NotEmpty(tally["cells"]!.AsArray());
        return tally["cells"]!.AsArray();
    }

    private static JsonNode Cell(JsonNode rollUp, string key) => rollUp["cells"]!.AsArray().Single(cell => (string)cell!["key"]! == key)!;

    // For each item, the districts that show all of it, and of those the plain sum.
    private static void AssertIsSum(JsonNode rollUp, JsonNode[] published)
    {
        foreach (var cell in Cells(rollUp))
        {
            var whole = published.Where(tally => Item(tally, cell!).All(other => (string)other!["state"]! == "SHOWN")).ToList();
            Assert.NotEmpty(whole);
            var sum = whole.Sum(tally => (long)Item(tally, cell!).Single(other => (string)other!["key"]! == (string)cell!["key"]!)!["n"]!);
            Assert.Equal((sum, whole.Count, published.Length - whole.Count), ((long)cell!["n"]!, (int)cell["districts"]!, (int)cell["hidden"]!));
        }
    }

    private static IEnumerable<JsonNode?> Item(JsonNode tally, JsonNode cell) =>
        tally["cells"]!.AsArray().Where(other => (string)other!["item"]! == (string)cell["item"]!);

    // Taking the districts that show from the total leaves nothing: there is no equation a hidden district stands in.
    private static void AssertSmallDistrictCannotBeWorkedOut(JsonNode rollUp, JsonNode[] published)
    {
        Assert.Null(published[2]["respondents"]);
        var shown = rollUp["districts"]!["edges"]!.AsArray().Select(edge => (long?)edge!["node"]!["respondents"]).ToList();
        Assert.Equal(3, shown.Count);
        Assert.Single(shown, respondents => respondents is null);
        Assert.Equal(shown.Sum(), (long)rollUp["participation"]!["respondents"]!);
        Assert.Equal(85, (long)rollUp["participation"]!["headCount"]!);
        Assert.Equal(1, (int)rollUp["participation"]!["tooFew"]!);
    }

    private static async Task AssertWatchedAsync(EventReader watching, JsonNode rollUp) =>
        await ApiClient.UntilAsync(async () => await watching.NextAsync(Soon) is { } data && Event(data).ToJsonString() == rollUp.ToJsonString());

    private async Task<JsonNode> RollUpAsync(string agency, string programme)
    {
        var answer = await Api.AskAsync(Query, new { id = programme }, agency);
        return answer["data"]?["agencyRollup"] ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    private async Task<string?> ReleaseAsync(TakingPart part) =>
        (string?)(await Api.AskAsync("query($id: ID!) { campaign(id: $id) { programme { release } } }", new { id = part.Campaign }))["data"]!["campaign"]!["programme"]!["release"];

    private async Task<long?> StaffCountAsync(TakingPart part)
    {
        var answer = await Api.AskAsync("query($id: ID!) { activity(id: $id) { tally(view: STAFF) { cells { key n } } } }", new { id = part.Core }, part.Staff);
        return (long?)answer["data"]!["activity"]!["tally"]!["cells"]!.AsArray().First(cell => (string)cell!["key"]! == "heard/yes")!["n"];
    }

    private async Task<(string Agency, string Programme, string[] Districts)> OfferedAsync(object? releaseRule = null)
    {
        var agency = await server.FoundAgencyAsync();
        string[] districts = [await Api.NewDistrictAsync(agency), await Api.NewDistrictAsync(agency)];
        var programme = await Api.ProgrammeAsync(agency, SomeProgramme.Of("Conditions", releaseRule: releaseRule));
        await Api.OfferAsync(agency, programme);
        return (agency, programme, districts);
    }

    // The districts of Colorado, the first four active.
    private async Task<IReadOnlyList<string>> ColoradoAsync(string agency)
    {
        var file = Path.Combine(SchemaSnapshotTests.Root(), "src", "CommunityCollab.Server", "Demo", "colorado-districts-2014.csv");
        var names = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')[0]);
        var added = await Api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = names.Select(name => new { name }) }, agency);
        var ids = added["districts"]!.AsArray().Select(district => (string)district!["id"]!).ToList();
        foreach (var id in ids.Take(4))
        {
            await Api.MoveDistrictAsync(agency, id, "ACTIVE");
        }

        return ids;
    }
}
