using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.Onboarding;
using CommunityCollab.Server.Tests.SignIn;

namespace CommunityCollab.Server.Tests.Tenancy;

public sealed class DistrictMergeTests(SignInFixture fixture) : IClassFixture<SignInFixture>
{
    private const string Moves = "moves { schools campaigns offers agreements roles credentials memberships formerNames rolesEnded credentialsEnded } district { name leaid }";

    private static readonly string[] Reading = ["campaigns:read", "campaigns:write", "tenants:read", "audit:read"];

    private ApiClient Api => fixture.Api;

    private string Agency => fixture.Server.AgencyToken;

    [Fact]
    public async Task A_doubled_district_goes_into_the_other_with_all_it_has_and_says_where_it_went()
    {
        var (leaid, doubled, other) = (Leaid(), $"Doubled {Guid.NewGuid():N}", $"Real {Guid.NewGuid():N}");
        await TakeOverAsync($"leaid,name,school_id,school_name\n{leaid},{doubled},,\n{leaid},,{leaid}00001,High\n");
        var from = await IdAsync(doubled);
        await Api.MoveDistrictAsync(Agency, from, "ACTIVE");
        var into = await NewAsync(other);
        var staff = await Api.CredentialAsync(Agency, from, Reading);
        var (campaign, activity) = await Api.CampaignAsync(staff, ApiClient.Poll());
        await ApiClient.UntilAsync(async () => await Api.StateAsync(campaign) == "OPEN");
        await Api.VoteAsync(activity, "a");

        AssertRefused(await MergeAsync(from, into, doubled), "WRONG_STATE", "input/id");
        await Api.MoveAsync(staff, campaign, "CLOSED");

        var asked = await MergeAsync(from, into, null);
        AssertRefused(asked, "REQUIRED", "input/confirmName");
        Assert.Equal("1 1 0 0 0 1 0 1 0 0", string.Join(' ', asked["moves"]!.AsObject().Select(move => $"{move.Value}")));
        AssertRefused(await MergeAsync(from, into, "Another"), "INVALID", "input/confirmName");
        Assert.Equal(doubled, (string)(await NodeAsync(from))["name"]!);

        var merged = await MergeAsync(from, into, doubled);
        Assert.Equal((other, leaid), ((string)merged["district"]!["name"]!, (string)merged["district"]!["leaid"]!));
        var gone = await NodeAsync(from);
        Assert.Equal((other, "OFFBOARDED"), ((string)gone["mergedInto"]!["name"]!, (string)gone["standing"]!));
        Assert.Empty(gone["schools"]!["edges"]!.AsArray());
        var heir = await NodeAsync(into);
        Assert.Equal(("High", doubled), ((string)heir["schools"]!["edges"]![0]!["node"]!["name"]!, (string)heir["formerNames"]![0]!["name"]!));

        // Its machine goes on as the heir's, with the campaign and what was contributed to it.
        var viewer = await Api.AskAsync("query($into: ID!) { viewer { district { name } } campaigns(districtId: $into) { edges { node { id } } } }", new { into }, staff);
        Assert.Equal((other, campaign), ((string)viewer["data"]!["viewer"]!["district"]!["name"]!, (string)viewer["data"]!["campaigns"]!["edges"]![0]!["node"]!["id"]!));
        Assert.Equal("CLOSED", await Api.StateAsync(campaign, staff));
        await Api.MoveAsync(staff, campaign, "ANALYSED");
        Assert.Equal("ANALYSED", await Api.StateAsync(campaign, staff));

        AssertRefused(await MergeAsync(from, into, doubled), "WRONG_STATE", "input/id");
        AssertRefused(await MergeAsync(into, from, other), "WRONG_STATE", "input/intoId");
        Assert.NotEmpty((await Api.MoveDistrictAsync(Agency, from, "ACTIVE"))["errors"]!.AsArray());
        AssertRefused(await Api.ChangeAsync("updateDistrict", "UpdateDistrictInput", "district { name }", new { id = from, name = "Back" }, Agency), "WRONG_STATE", "input/id");
        Assert.DoesNotContain(doubled, (await Api.AskAsync("query($name: String!) { districts(search: $name) { edges { node { name } } } }", new { name = doubled }, Agency)).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("district.merged", await LogAsync(staff, from));
        Assert.Contains("district.merged", await LogAsync(Agency, from));

        // A file that still has it brings nothing on again.
        var import = await Api.StartImportAsync(Agency, $"leaid,name\n{leaid},{doubled}\n");
        Assert.Equal(0, (int)import["counts"]!["districts"]!["created"]!);
    }

    [Fact]
    public async Task Districts_with_administrators_of_their_own_are_merged_only_when_one_of_them_is_both_sides()
    {
        var (user, from) = await fixture.StaffAsync("DISTRICT_ADMINISTRATOR");
        var (_, into) = await fixture.StaffAsync("DISTRICT_ADMINISTRATOR");
        var name = (string)(await NodeAsync(from))["name"]!;
        AssertRefused(await MergeAsync(from, into, name), "WRONG_STATE", "input/intoId");
        Assert.Null((await NodeAsync(from))["mergedInto"]);
        Assert.NotEmpty(user);
    }

    [Fact]
    public async Task What_an_agency_made_for_a_district_without_people_reads_nothing_of_one_that_has_some()
    {
        var (_, into) = await fixture.StaffAsync("DISTRICT_ADMINISTRATOR");
        var from = await NewAsync($"Made up {Guid.NewGuid():N}");
        var machine = await Api.CredentialAsync(Agency, from, Reading);
        var name = (string)(await NodeAsync(from))["name"]!;
        var asked = await MergeAsync(from, into, null);
        Assert.Equal((0, 1), ((int)asked["moves"]!["credentials"]!, (int)asked["moves"]!["credentialsEnded"]!));
        Assert.Empty((await MergeAsync(from, into, name))["errors"]!.AsArray());
        Assert.Equal("UNAUTHENTICATED", await Api.CodeAsync("{ campaigns { edges { node { id } } } }", machine));

        var (_, other) = await fixture.StaffAsync("DISTRICT_ADMINISTRATOR");
        var heir = await NewAsync($"Made up too {Guid.NewGuid():N}");
        var heirs = await Api.CredentialAsync(Agency, heir, Reading);
        Assert.Empty((await MergeAsync(other, heir, (string)(await NodeAsync(other))["name"]!))["errors"]!.AsArray());
        Assert.Equal("UNAUTHENTICATED", await Api.CodeAsync("{ campaigns { edges { node { id } } } }", heirs));
        Assert.Single((await Api.AskAsync("query($id: ID!) { node(id: $id) { ... on District { formerNames { name } } } }", new { id = heir }, Agency))["data"]!["node"]!["formerNames"]!.AsArray());
    }

    [Fact]
    public async Task What_cannot_be_one_is_refused_with_the_reason_where_it_stands()
    {
        var (from, into) = (await NewAsync($"One {Guid.NewGuid():N}"), await NewAsync($"Two {Guid.NewGuid():N}"));
        var name = (string)(await NodeAsync(from))["name"]!;
        var boces = await NewAsync($"Boces {Guid.NewGuid():N}", "BOCES");
        AssertRefused(await MergeAsync(from, from, name), "INVALID", "input/intoId");
        AssertRefused(await MergeAsync(from, boces, name), "INVALID", "input/intoId");
        await Api.MoveDistrictAsync(Agency, into, "SUSPENDED", "Just so");
        AssertRefused(await MergeAsync(from, into, name), "WRONG_STATE", "input/intoId");
        await Api.MoveDistrictAsync(Agency, into, "ACTIVE");

        var district = await Api.CredentialAsync(Agency, from, ["tenants:write"]);
        AssertRefused(await MergeAsync(from, into, name, district), "NOT_FOUND", "input");
        Assert.Null((await NodeAsync(from))["mergedInto"]);
    }

    private static void AssertRefused(JsonNode payload, string code, string path)
    {
        var error = payload["errors"]!.AsArray().FirstOrDefault();
        Assert.True(error is not null, payload.ToJsonString());
        Assert.Equal((code, path), ((string)error["code"]!, string.Join('/', error["path"]!.AsArray().Select(part => (string)part!))));
    }

    private static string Leaid() => $"08{Random.Shared.Next(10_000, 99_999)}";

    private async Task TakeOverAsync(string content) => await Api.TakeOverAsync((string)(await Api.StartImportAsync(Agency, content))["id"]!, Agency);

    private async Task<string> NewAsync(string name, string kind = "DISTRICT")
    {
        var id = (string)(await Api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name, kind } } }, Agency))["districts"]![0]!["id"]!;
        await Api.MoveDistrictAsync(Agency, id, "ACTIVE");
        return id;
    }

    private async Task<string> IdAsync(string name) =>
        (string)(await Api.AskAsync("query($name: String!) { districts(search: $name) { edges { node { id } } } }", new { name }, Agency))["data"]!["districts"]!["edges"]![0]!["node"]!["id"]!;

    private async Task<JsonNode> NodeAsync(string id) =>
        (await Api.AskAsync("query($id: ID!) { node(id: $id) { ... on District { name standing mergedInto { name } formerNames { name leaid } schools { edges { node { name } } } } } }", new { id }, Agency))["data"]!["node"]!;

    private Task<JsonNode> MergeAsync(string id, string intoId, string? confirmName, string? token = null) =>
        Api.ChangeAsync("mergeDistricts", "MergeDistrictsInput", Moves, new { id, intoId, confirmName, reason = "One of them was made twice" }, token ?? Agency);

    private async Task<List<string>> LogAsync(string token, string subject) =>
        [.. (await Api.AskAsync("query($subject: ID!) { auditLog(first: 100, subjectId: $subject) { edges { node { action } } } }", new { subject }, token))["data"]!["auditLog"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["action"]!)];
}
