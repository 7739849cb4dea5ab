using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Tenancy;

public sealed class StandingTests(ServerFixture server)
{
    private static readonly TimeSpan Seconds = TimeSpan.FromMinutes(2);
    private static readonly string[] ResultsRead = ["results:read"];

    [Fact]
    public async Task A_suspended_district_is_refused_stops_and_comes_back()
    {
        var api = server.Api;
        var (district, staff) = await NewAsync();
        var (campaign, activity) = await api.CampaignAsync(staff, ApiClient.Poll());
        await ApiClient.UntilAsync(async () => await api.StateAsync(campaign) == "OPEN");
        Assert.NotNull((await api.VoteAsync(activity, "a"))["receipt"]);
        await using var watching = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { tally(activityId: $id, view: ROWS) { version } }", new { id = activity }, staff);
        await using var anyone = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { tally(activityId: $id) { version } }", new { id = activity });
        Assert.True(await watching.HasEventAsync(Seconds));

        await api.MoveDistrictAsync(server.AgencyToken, district, "SUSPENDED", "Its agreement has not been signed");

        Assert.True(await watching.HasEndedAsync(Seconds));
        Assert.Equal("UNAUTHENTICATED", await api.CodeAsync("{ viewer { name } }", staff));
        Assert.Equal("WRONG_STATE", (string)(await api.VoteAsync(activity, "a"))["errors"]![0]!["code"]!);
        Assert.Equal("PAUSED", await api.StateAsync(campaign));
        Assert.True(anyone.IsOpen);

        await api.MoveDistrictAsync(server.AgencyToken, district, "ACTIVE");

        Assert.NotNull((await api.VoteAsync(activity, "a"))["receipt"]);
        Assert.Equal("OPEN", await api.StateAsync(campaign, staff));
    }

    [Fact]
    public async Task An_offboarded_districts_pages_are_gone_and_those_who_watch_them_are_told()
    {
        var api = server.Api;
        var (district, staff) = await NewAsync();
        var (campaign, activity) = await api.CampaignAsync(staff, ApiClient.Poll());
        await ApiClient.UntilAsync(async () => await api.StateAsync(campaign) == "OPEN");
        await using var watching = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { tally(activityId: $id) { version } }", new { id = activity });
        Assert.True(await watching.HasEventAsync(Seconds));

        await api.MoveDistrictAsync(server.AgencyToken, district, "OFFBOARDED", "It has left");

        Assert.True(await watching.HasEndedAsync(Seconds));
        Assert.Null(await api.StateAsync(campaign));
        Assert.Equal("NOT_FOUND", (string)(await api.VoteAsync(activity, "a"))["errors"]![0]!["code"]!);
        using var page = await api.GetAsync($"/campaigns/{campaign}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task An_invited_district_prepares_drafts_and_opens_nothing()
    {
        var api = server.Api;
        var added = await api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id standing }", new { districts = new[] { new { name = $"Invited {Guid.NewGuid():N}" } } }, server.AgencyToken);
        Assert.Equal("INVITED", (string)added["districts"]![0]!["standing"]!);
        var staff = await api.CredentialAsync(server.AgencyToken, (string)added["districts"]![0]!["id"]!, ["campaigns:read", "campaigns:write"]);
        var (campaign, _) = await api.CampaignAsync(staff, ApiClient.Poll(), null, "IN_REVIEW");

        var refused = (await api.MoveAsync(staff, campaign, "SCHEDULED"))["errors"]![0]!;

        Assert.Equal("WRONG_STATE", (string)refused["code"]!);
        Assert.Contains("active", (string)refused["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_credential_ends_what_it_watches()
    {
        var api = server.Api;
        var (_, staff) = await NewAsync();
        var activity = await api.OpenActivityAsync(staff, ApiClient.Poll());
        var district = (string)(await api.AskAsync("query($id: ID!) { activity(id: $id) { campaign { district { id } } } }", new { id = activity }))["data"]!["activity"]!["campaign"]!["district"]!["id"]!;
        var made = await api.ChangeAsync("createCredential", "CreateCredentialInput", "credential { id } token", new { name = "wall", districtId = district, scopes = ResultsRead, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, server.AgencyToken);
        await using var watching = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { tally(activityId: $id, view: STAFF) { version } }", new { id = activity }, (string)made["token"]!);
        Assert.True(await watching.HasEventAsync(Seconds));

        await api.ChangeAsync("revokeCredential", "RevokeCredentialInput", "credential { id }", new { id = (string)made["credential"]!["id"]! }, server.AgencyToken);

        Assert.True(await watching.HasEndedAsync(Seconds));
    }

    private async Task<(string District, string Staff)> NewAsync()
    {
        var district = await server.Api.NewDistrictAsync(server.AgencyToken);
        return (district, await server.Api.CredentialAsync(server.AgencyToken, district, ["tenants:read", "campaigns:read", "campaigns:write", "results:read", "results:rows"]));
    }
}
