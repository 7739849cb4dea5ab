using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Credentials;

public sealed class CredentialTests(ServerFixture server)
{
    private const string Fields = "id name purpose scopes campaignIds districtId isInForce createdAt createdBy lastUsedAt expiresAt formerTokenUntil revokedAt";
    private const string Viewer = "{ viewer { name scopes } }";

    private static readonly string[] Full = ["credentials:write", "campaigns:read", "campaigns:write", "results:read", "results:rows", "audit:read"];

    private static readonly string[] Read = ["campaigns:read"];
    private static readonly string[] Write = ["campaigns:write"];
    private static readonly string[] Results = ["results:read"];
    private static readonly string[] Log = ["audit:read"];
    private static readonly string[] Tenants = ["tenants:write"];

    private ApiClient Api => server.Api;

    [Fact]
    public async Task Credentials_are_listed_with_what_they_are_for_and_may_do_and_never_with_a_secret()
    {
        var admin = await DistrictAsync();
        var made = await CreateAsync(admin, new { name = "Data warehouse", purpose = "Nightly export", scopes = Read, expiresAt = InDays(30) });

        var listed = Assert.Single(await ListAsync(admin), credential => (string?)credential["name"] == "Data warehouse");

        Assert.Equal((string)made["credential"]!["id"]!, (string)listed["id"]!);
        Assert.Equal("Nightly export", (string)listed["purpose"]!);
        Assert.Equal("staff", (string)listed["createdBy"]!);
        Assert.Equal(["campaigns:read"], listed["scopes"]!.AsArray().Select(scope => (string)scope!));
        Assert.True((bool)listed["isInForce"]!);
        Assert.Null(listed["lastUsedAt"]);
        var secret = ((string)made["token"]!)[30..];
        Assert.DoesNotContain(await ListAsync(admin), credential => credential.ToJsonString().Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_use_is_known_within_seconds()
    {
        var admin = await DistrictAsync();
        var made = await CreateAsync(admin, new { name = "Used", scopes = Read, expiresAt = InDays(1) });
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        await Api.AskAsync(Viewer, token: (string)made["token"]!);

        await ApiClient.UntilAsync(async () => (await ListAsync(admin)).Any(credential => (string?)credential["name"] == "Used"
            && credential["lastUsedAt"] is { } at && DateTimeOffset.Parse((string)at!, System.Globalization.CultureInfo.InvariantCulture) >= before));
    }

    [Fact]
    public async Task Rotated_it_has_a_new_token_and_the_old_one_works_on_for_the_overlap_alone()
    {
        var admin = await DistrictAsync();
        var made = await CreateAsync(admin, new { name = "Rotated", scopes = Read, expiresAt = InDays(1) });
        var (id, first) = ((string)made["credential"]!["id"]!, (string)made["token"]!);

        var rotated = await RotateAsync(admin, new { id, overlapHours = 1, reason = "Every quarter" });
        var second = (string)rotated["token"]!;
        Assert.NotNull(rotated["credential"]!["formerTokenUntil"]);
        Assert.True(await WorksAsync(first));
        Assert.True(await WorksAsync(second));

        var third = (string)(await RotateAsync(admin, new { id, overlapHours = 1 }))["token"]!;
        Assert.False(await WorksAsync(first));
        Assert.True(await WorksAsync(second));
        Assert.True(await WorksAsync(third));

        var last = await RotateAsync(admin, new { id, overlapHours = 0, expiresAt = InDays(90) });
        Assert.Null(last["credential"]!["formerTokenUntil"]);
        Assert.False(await WorksAsync(third));
        Assert.True(await WorksAsync((string)last["token"]!));
        Assert.Equal(["credential.created", "credential.rotated", "credential.rotated", "credential.rotated"], await LoggedAsync(admin, id));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(169)]
    public async Task An_overlap_is_at_most_seven_days(int overlapHours)
    {
        var admin = await DistrictAsync();
        var made = await CreateAsync(admin, new { name = "Overlap", scopes = Read, expiresAt = InDays(1) });
        var refused = await RotateAsync(admin, new { id = (string)made["credential"]!["id"]!, overlapHours });
        Assert.Equal("INVALID", CodeOf(refused));
        Assert.True(await WorksAsync((string)made["token"]!));
    }

    [Fact]
    public async Task Nobody_gets_by_rotating_what_they_may_not_do_themselves()
    {
        var district = await Api.NewDistrictAsync(server.AgencyToken);
        var strong = await CreateAsync(server.AgencyToken, new { name = "Strong", districtId = district, scopes = Write, expiresAt = InDays(1) });
        var weak = await Api.CredentialAsync(server.AgencyToken, district, ["credentials:write", "campaigns:read"]);

        var refused = await RotateAsync(weak, new { id = (string)strong["credential"]!["id"]! });

        Assert.Equal("FORBIDDEN", CodeOf(refused));
        Assert.Contains("campaigns:write", (string)refused["errors"]![0]!["message"]!, StringComparison.Ordinal);
        Assert.Null(refused["token"]);
    }

    [Fact]
    public async Task Revoked_it_stops_at_once_and_so_does_what_it_watches()
    {
        var admin = await DistrictAsync();
        var activity = await Api.OpenActivityAsync(admin, ApiClient.Poll());
        var made = await CreateAsync(admin, new { name = "Watcher", scopes = Results, expiresAt = InDays(1) });
        var (id, token) = ((string)made["credential"]!["id"]!, (string)made["token"]!);
        await using var watching = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { tally(activityId: $id, view: STAFF) { version } }", new JsonObject { ["id"] = activity }, token);
        Assert.NotNull(await watching.NextAsync());

        var revoked = await Api.ChangeAsync("revokeCredential", "RevokeCredentialInput", $"credential {{ {Fields} }}", new { id, reason = "Lost laptop" }, admin);

        Assert.Equal(id, (string)revoked["credential"]!["id"]!);
        Assert.False((bool)revoked["credential"]!["isInForce"]!);
        Assert.False(await WorksAsync(token));
        Assert.Contains("UNAUTHENTICATED", await watching.NextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await ListAsync(admin), credential => (string)credential["id"]! == id);
        Assert.Contains(await ListAsync(admin, "(withEnded: true)"), credential => (string)credential["id"]! == id);
        Assert.Equal("WRONG_STATE", CodeOf(await RotateAsync(admin, new { id })));
    }

    [Fact]
    public async Task Tied_to_a_campaign_it_reaches_that_one_and_what_is_public_and_nothing_else_of_its_district()
    {
        var admin = await DistrictAsync();
        var (own, ownActivity) = await Api.CampaignAsync(admin, ApiClient.Poll());
        var (draft, draftActivity) = await Api.CampaignAsync(admin, ApiClient.Poll(), null, "IN_REVIEW");
        var (open, openActivity) = await Api.CampaignAsync(admin, ApiClient.Poll());
        await ApiClient.UntilAsync(async () => await Api.StateAsync(open) == "OPEN" && await Api.StateAsync(own) == "OPEN");
        string[] scopes = ["campaigns:read", "campaigns:write", "results:read", "results:rows"];
        var tied = (string)(await CreateAsync(admin, new { name = "Tied", scopes, campaignIds = new[] { own }, expiresAt = InDays(1) }))["token"]!;

        Assert.NotNull(await RowsAsync(ownActivity, tied));
        Assert.Null(await RowsAsync(openActivity, tied));
        Assert.NotNull(await RowsAsync(openActivity, admin));
        Assert.Equal("OPEN", await Api.StateAsync(open, tied));
        Assert.Null(await Api.StateAsync(draft, tied));
        Assert.Null((await Api.AskAsync("query($id: ID!) { activity(id: $id) { id } }", new { id = draftActivity }, tied))["data"]!["activity"]);
        Assert.Equal("NOT_FOUND", CodeOf(await Api.MoveAsync(tied, draft, "SCHEDULED")));
        Assert.Equal("NOT_FOUND", CodeOf(await Api.MoveAsync(tied, open, "PAUSED")));
        Assert.Empty((await Api.MoveAsync(tied, own, "PAUSED"))["errors"]!.AsArray());
        Assert.Equal("NOT_FOUND", CodeOf(await Api.ChangeAsync("createCampaign", "CreateCampaignInput", "campaign { id }", new { plan = ApiClient.Plan(DateTimeOffset.UtcNow, InDays(2)) }, tied)));
    }

    [Fact]
    public async Task A_credential_for_a_campaign_has_no_scope_beyond_campaigns_and_no_campaign_of_another_district()
    {
        var (admin, other) = (await DistrictAsync(), await DistrictAsync());
        var (own, _) = await Api.CampaignAsync(admin, ApiClient.Poll());
        var (foreign, _) = await Api.CampaignAsync(other, ApiClient.Poll());

        Assert.Equal("INVALID", CodeOf(await CreateAsync(admin, new { name = "Wide", scopes = Log, campaignIds = new[] { own }, expiresAt = InDays(1) })));
        Assert.Equal("NOT_FOUND", CodeOf(await CreateAsync(admin, new { name = "Foreign", scopes = Read, campaignIds = new[] { foreign }, expiresAt = InDays(1) })));
        Assert.Equal("INVALID", CodeOf(await CreateAsync(admin, new { name = "None", scopes = Read, campaignIds = Array.Empty<string>(), expiresAt = InDays(1) })));
        Assert.Equal("INVALID", CodeOf(await CreateAsync(admin, new { name = "Long", scopes = Read, expiresAt = InDays(400) })));
        Assert.Equal("INVALID", CodeOf(await CreateAsync(admin, new { name = "More", scopes = Tenants, expiresAt = InDays(1) })));
    }

    [Fact]
    public async Task Another_tenants_credentials_are_not_there()
    {
        var (admin, foreign) = (await DistrictAsync(), await DistrictAsync());
        var made = await CreateAsync(admin, new { name = "Mine", scopes = Read, expiresAt = InDays(1) });
        var id = (string)made["credential"]!["id"]!;

        Assert.Contains(await ListAsync(admin), credential => (string)credential["id"]! == id);
        Assert.DoesNotContain(await ListAsync(foreign), credential => (string)credential["id"]! == id);
        Assert.Equal("NOT_FOUND", CodeOf(await RotateAsync(foreign, new { id })));
        Assert.Equal("NOT_FOUND", CodeOf(await Api.ChangeAsync("revokeCredential", "RevokeCredentialInput", "credential { id }", new { id }, foreign)));
        Assert.True(await WorksAsync((string)made["token"]!));
    }

    private static DateTimeOffset InDays(int days) => DateTimeOffset.UtcNow.AddDays(days);

    private async Task<string> DistrictAsync() => await Api.CredentialAsync(server.AgencyToken, await Api.NewDistrictAsync(server.AgencyToken), Full);

    private Task<JsonNode> CreateAsync(string token, object input) => Api.ChangeAsync("createCredential", "CreateCredentialInput", $"token credential {{ {Fields} }}", input, token);

    private Task<JsonNode> RotateAsync(string token, object input) => Api.ChangeAsync("rotateCredential", "RotateCredentialInput", $"token credential {{ {Fields} }}", input, token);

    private async Task<List<JsonNode>> ListAsync(string token, string arguments = "") =>
        [.. (await Api.AskAsync($"{{ credentials{arguments} {{ edges {{ node {{ {Fields} }} }} }} }}", token: token))["data"]!["credentials"]!["edges"]!.AsArray().Select(edge => edge!["node"]!)];

    private async Task<bool> WorksAsync(string token) => (await Api.AskAsync(Viewer, token: token))["data"]?["viewer"] is not null;

    private async Task<JsonNode?> RowsAsync(string activity, string token) =>
        (await Api.AskAsync("query($id: ID!) { activity(id: $id) { tally(view: ROWS) { version } } }", new { id = activity }, token))["data"]!["activity"]?["tally"];

    private async Task<IEnumerable<string>> LoggedAsync(string token, string subject) =>
        (await Api.AskAsync("query($subject: ID!) { auditLog(subjectId: $subject) { edges { node { action } } } }", new { subject }, token))["data"]!["auditLog"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["action"]!);

    private static string? CodeOf(JsonNode payload) => (string?)payload["errors"]?.AsArray().FirstOrDefault()?["code"];
}
