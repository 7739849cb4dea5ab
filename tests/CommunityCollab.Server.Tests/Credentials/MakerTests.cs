using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.SignIn;

namespace CommunityCollab.Server.Tests.Credentials;

/// <summary>Credentials know who made them, end with them, and never bring them back.</summary>
public sealed class MakerTests(SignInFixture fixture)
{
    private const string Fields = "id name holderId makerId isInForce";

    private static readonly string[] Staffing = [.. ApiClient.DistrictScopes];
    private static readonly string[] Reading = ["campaigns:read"];

    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task They_end_with_the_account_of_their_maker_and_so_do_those_they_made()
    {
        var (one, other, _) = await TwoAsync();
        var first = await MakeAsync(await TokenAsync(other), "First", Staffing);
        var second = await MakeAsync(first, "Second", Staffing);
        var own = await MakeAsync(await TokenAsync(one), "Own", Reading);
        var (otherId, firstId) = (await PersonIdAsync(one, other), (await ListAsync(one))["First"]["id"]!.ToString());
        Assert.Equal((otherId, otherId), ((string?)(await ListAsync(one))["First"]["makerId"], (string?)(await ListAsync(one))["First"]["holderId"]));
        Assert.Equal((firstId, otherId), ((string?)(await ListAsync(one))["Second"]["makerId"], (string?)(await ListAsync(one))["Second"]["holderId"]));

        await CloseAsync(one, new { personId = otherId, reason = "Left" });

        Assert.False(await WorksAsync(first));
        Assert.False(await WorksAsync(second));
        Assert.True(await WorksAsync(own));
    }

    [Fact]
    public async Task They_are_handed_over_to_someone_who_holds_what_they_carry()
    {
        var (one, other, district) = await TwoAsync();
        var lead = NewUser();
        await fixture.JoinAsync(lead, "CAMPAIGN_LEAD", district);
        var made = await MakeAsync(await TokenAsync(other), "Feed", ["results:rows"]);
        var personId = await PersonIdAsync(one, other);

        var refused = await CloseAsync(one, new { personId, reason = "Left", successorId = await PersonIdAsync(one, lead) });
        Assert.Equal("FORBIDDEN", CodeOf(refused));
        Assert.Equal("input,successorId", PathOf(refused));
        Assert.Equal("NOT_FOUND", CodeOf(await CloseAsync(one, new { personId, reason = "Left", successorId = personId })));
        Assert.True(await WorksAsync(made));

        var successorId = await PersonIdAsync(one, one);
        Assert.Null(CodeOf(await CloseAsync(one, new { personId, reason = "Left", successorId })));
        Assert.True(await WorksAsync(made));
        Assert.Equal((personId, successorId), ((string?)(await ListAsync(one))["Feed"]["makerId"], (string?)(await ListAsync(one))["Feed"]["holderId"]));
    }

    [Fact]
    public async Task They_end_with_the_last_role_in_the_tenant_too_and_not_before()
    {
        var (one, other, _) = await TwoAsync();
        var token = await TokenAsync(one);
        var personId = await PersonIdAsync(one, other);
        await Api.ChangeAsync("grantRole", "GrantRoleInput", "person { id }", new { personId, role = "INTEGRATOR" }, token);
        var made = await MakeAsync(await TokenAsync(other), "Feed", Reading);

        await EndRoleAsync(one, other, "DISTRICT_ADMINISTRATOR");
        Assert.True(await WorksAsync(made));

        await EndRoleAsync(one, other, "INTEGRATOR");
        Assert.False(await WorksAsync(made));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task None_brings_back_who_made_it_or_made_what_made_it(bool isMadeByAnother)
    {
        var (one, other, _) = await TwoAsync();
        var made = await MakeAsync(await TokenAsync(other), "Way back", Staffing);
        var wayBack = isMadeByAnother ? await MakeAsync(made, "Further way back", Staffing) : made;
        var (personId, successorId) = (await PersonIdAsync(one, other), await PersonIdAsync(one, one));

        // Granted anew, and invited anew, after their roles were ended and the credential was handed over.
        await EndRoleAsync(one, other, "DISTRICT_ADMINISTRATOR", successorId);
        Assert.True(await WorksAsync(wayBack));
        Assert.Equal("FORBIDDEN", CodeOf(await Api.ChangeAsync("grantRole", "GrantRoleInput", "person { id }", new { personId, role = "ANALYST" }, wayBack)));
        var address = NewUser();
        await Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = address, role = "ANALYST" }, wayBack);
        Assert.Equal("WRONG_STATE", await fixture.Newcomers.AcceptAsync(address, by: other));
        Assert.Null(await fixture.Newcomers.AcceptAsync(address, by: NewUser()));

        // Reopened.
        Assert.Null(CodeOf(await CloseAsync(one, new { personId, reason = "Left", successorId })));
        Assert.Equal("FORBIDDEN", CodeOf(await ReopenAsync(wayBack, personId)));
        Assert.Null(CodeOf(await ReopenAsync(await TokenAsync(one), personId)));
    }

    [Fact]
    public async Task Nobody_gives_roles_wider_than_their_own_nor_opens_an_account_that_holds_them()
    {
        var (one, other, district) = await TwoAsync();
        var narrow = await MakeAsync(await TokenAsync(one), "Narrow", [.. Staffing.Where(scope => scope != "results:rows")]);
        var lead = NewUser();
        await fixture.JoinAsync(lead, "CAMPAIGN_LEAD", district);

        var granted = await Api.ChangeAsync("grantRole", "GrantRoleInput", "person { id }", new { personId = await PersonIdAsync(one, lead), role = "ANALYST" }, narrow);
        Assert.Equal("FORBIDDEN", CodeOf(granted));
        Assert.Contains("results:rows", (string)granted["errors"]![0]!["message"]!, StringComparison.Ordinal);
        Assert.Equal("FORBIDDEN", CodeOf(await Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = NewUser(), role = "ANALYST" }, narrow)));
        Assert.Equal("FORBIDDEN", CodeOf(await Api.ChangeAsync("inviteAdministrator", "InviteAdministratorInput", "invitation { id }", new { email = NewUser() }, narrow)));
        Assert.Null(CodeOf(await Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = NewUser(), role = "CAMPAIGN_LEAD" }, narrow)));

        var personId = await PersonIdAsync(one, other);
        await CloseAsync(one, new { personId, reason = "On leave" });
        Assert.Equal("FORBIDDEN", CodeOf(await ReopenAsync(narrow, personId)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_invitation_holds_as_long_as_who_sent_it_may_give_the_role(bool isByCredential)
    {
        var (one, other, _) = await TwoAsync();
        var inviter = isByCredential ? await MakeAsync(await TokenAsync(one), "Inviter", Staffing) : await TokenAsync(other);
        var address = NewUser();
        await Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = address, role = "ANALYST" }, inviter);

        if (isByCredential)
        {
            await Api.ChangeAsync("revokeCredential", "RevokeCredentialInput", "credential { id }", new { id = (string)(await ListAsync(one))["Inviter"]["id"]! }, await TokenAsync(one));
        }
        else
        {
            await EndRoleAsync(one, other, "DISTRICT_ADMINISTRATOR");
        }

        Assert.Equal("WRONG_STATE", await fixture.Newcomers.AcceptAsync(address, by: address));
        using var page = await Api.GetAsync($"/invitations/{fixture.LinkTo(address)}");
        Assert.Contains("This invitation was withdrawn", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Whoever may invites anew, and that one holds.
        await Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = address, role = "ANALYST" }, await TokenAsync(one));
        Assert.Null(await fixture.Newcomers.AcceptAsync(address, by: address));
    }

    private static string NewUser() => $"{Guid.NewGuid():N}@district.example";

    private Task<string> TokenAsync(string user) => fixture.Newcomers.TokenAsync(user);

    private async Task<(string One, string Other, string District)> TwoAsync()
    {
        var (one, district) = await fixture.StaffAsync("DISTRICT_ADMINISTRATOR");
        var other = NewUser();
        await fixture.JoinAsync(other, "DISTRICT_ADMINISTRATOR", district);
        return (one, other, district);
    }

    private async Task<string> MakeAsync(string maker, string name, string[] scopes)
    {
        var made = await Api.ChangeAsync("createCredential", "CreateCredentialInput", "token", new { name, scopes, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, maker);
        return (string?)made["token"] ?? throw new InvalidOperationException(made.ToJsonString());
    }

    private async Task<Dictionary<string, JsonNode>> ListAsync(string user) =>
        (await Api.AskAsync($"{{ credentials(first: 100, withEnded: true) {{ edges {{ node {{ {Fields} }} }} }} }}", token: await TokenAsync(user)))["data"]!["credentials"]!["edges"]!.AsArray()
            .Select(edge => edge!["node"]!).ToDictionary(node => (string)node["name"]!);

    private async Task<JsonNode> PersonAsync(string reader, string user) =>
        (await Api.AskAsync("{ staff(first: 100) { edges { node { id email roles { id role isHeld } } } } }", token: await TokenAsync(reader)))["data"]!["staff"]!["edges"]!.AsArray()
            .Select(edge => edge!["node"]!).Single(person => (string?)person["email"] == user);

    private async Task<string> PersonIdAsync(string reader, string user) => (string)(await PersonAsync(reader, user))["id"]!;

    private async Task EndRoleAsync(string by, string user, string role, string? successorId = null)
    {
        var held = (await PersonAsync(by, user))["roles"]!.AsArray().Single(held => (string?)held!["role"] == role && (bool)held["isHeld"]!)!;
        Assert.Null(CodeOf(await Api.ChangeAsync("endRole", "EndRoleInput", "person { id }", new { id = (string)held["id"]!, successorId }, await TokenAsync(by))));
    }

    private async Task<JsonNode> CloseAsync(string by, object input) => await Api.ChangeAsync("closeAccount", "CloseAccountInput", "person { closedAt }", input, await TokenAsync(by));

    private Task<JsonNode> ReopenAsync(string token, string personId) => Api.ChangeAsync("reopenAccount", "ReopenAccountInput", "person { closedAt }", new { personId }, token);

    private async Task<bool> WorksAsync(string token) => (await Api.AskAsync("{ viewer { name } }", token: token))["data"]?["viewer"] is not null;

    private static string? CodeOf(JsonNode payload) => (string?)payload["errors"]?.AsArray().FirstOrDefault()?["code"];

    private static string PathOf(JsonNode payload) => string.Join(',', payload["errors"]![0]!["path"]!.AsArray().Select(part => (string)part!));
}
