namespace CommunityCollab.Server.Tests.Api;

public sealed class AccessTests(ServerFixture server)
{
    private const string Districts = "{ districts { totalCount } }";

    [Fact]
    public async Task A_missing_credential_is_refused_and_the_scope_is_named()
    {
        var error = (await server.Api.AskAsync(Districts))["errors"]![0]!["extensions"]!;
        Assert.Equal("UNAUTHENTICATED", (string)error["code"]!);
        Assert.Equal("tenants:read", (string)error["scope"]!);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("cc_wrong")]
    [InlineData("cc_%%%%")]
    [InlineData("cc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_wrong_credential_is_refused_even_for_what_is_public(string token) =>
        Assert.Equal("UNAUTHENTICATED", (string)(await server.Api.AskAsync("{ guidingQuestions }", token: token))["errors"]![0]!["extensions"]!["code"]!);

    [Fact]
    public async Task A_credential_that_is_too_narrow_is_refused_and_the_scope_is_named()
    {
        var narrow = await server.Api.CredentialAsync(server.AgencyToken, districtId: null, ["campaigns:read"]);
        var error = (await server.Api.AskAsync(Districts, token: narrow))["errors"]![0]!["extensions"]!;
        Assert.Equal("FORBIDDEN", (string)error["code"]!);
        Assert.Equal("tenants:read", (string)error["scope"]!);
    }

    [Fact]
    public async Task Another_districts_draft_does_not_exist()
    {
        var api = server.Api;
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var (campaign, activity) = await api.CampaignAsync(staff, ApiClient.Poll(), null, "IN_REVIEW");
        var foreign = await api.StaffOfNewDistrictAsync(server.AgencyToken);

        Assert.Equal("IN_REVIEW", await api.StateAsync(campaign, staff));
        Assert.Null(await api.StateAsync(campaign, foreign));
        Assert.Null(await api.StateAsync(campaign));
        Assert.Null((await api.AskAsync("query($id: ID!) { node(id: $id) { id } }", new { id = activity }, foreign))["data"]!["node"]);
        Assert.Equal("NOT_FOUND", (string)(await api.MoveAsync(foreign, campaign, "SCHEDULED"))["errors"]![0]!["code"]!);
        Assert.Equal("NOT_FOUND", (string)(await api.VoteAsync(activity, "a"))["errors"]![0]!["code"]!);
    }

    [Fact]
    public async Task Another_districts_live_results_do_not_exist()
    {
        var api = server.Api;
        var activity = await api.OpenActivityAsync(await api.StaffOfNewDistrictAsync(server.AgencyToken), ApiClient.Poll());
        var foreign = await api.StaffOfNewDistrictAsync(server.AgencyToken);

        var answer = await api.AskAsync("query($id: ID!) { activity(id: $id) { staff: tally(view: STAFF) { version } rows: tally(view: ROWS) { version } open: tally { version } } }", new { id = activity }, foreign);

        Assert.Null(answer["data"]!["activity"]!["staff"]);
        Assert.Null(answer["data"]!["activity"]!["rows"]);
        Assert.NotNull(answer["data"]!["activity"]!["open"]);
    }

    [Fact]
    public async Task An_illegal_move_answers_with_the_allowed_ones()
    {
        var api = server.Api;
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var (campaign, _) = await api.CampaignAsync(staff, ApiClient.Poll(), null, "IN_REVIEW");

        var error = (await api.MoveAsync(staff, campaign, "REPORTED"))["errors"]![0]!;

        Assert.Equal("WRONG_STATE", (string)error["code"]!);
        Assert.Equal(["DRAFT", "SCHEDULED", "CANCELLED"], error["allowed"]!.AsArray().Select(state => (string)state!));
    }
}
