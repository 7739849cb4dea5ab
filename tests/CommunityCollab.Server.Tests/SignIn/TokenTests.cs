using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.SignIn;

/// <summary>Staff at the API, with the provider's tokens.</summary>
public sealed class TokenTests(SignInFixture fixture)
{
    private const string Who = "{ viewer { name district { id } scopes } }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task A_member_of_staff_acts_with_the_scopes_of_their_role()
    {
        var (user, district) = await fixture.StaffAsync("MODERATOR");
        var viewer = (await Api.AskAsync(Who, token: await TokenAsync(user)))["data"]!["viewer"]!;

        Assert.Equal(district, (string)viewer["district"]!["id"]!);
        Assert.Equal(["campaigns:read", "moderation:write", "tenants:read"], viewer["scopes"]!.AsArray().Select(scope => (string)scope!));
        Assert.Equal("FORBIDDEN", await Api.CodeAsync("{ staff { edges { cursor } } }", await TokenAsync(user)));
    }

    [Theory]
    [InlineData("https://login.example/other/v2.0", null, null, null, null, null)]
    [InlineData(null, "another-application", null, null, null, null)]
    [InlineData(null, null, "11111111-1111-1111-1111-111111111111", null, null, null)]
    [InlineData(null, null, null, -120, null, null)]
    [InlineData(null, null, null, null, "stranger", null)]
    [InlineData(null, null, null, null, "none", null)]
    [InlineData(null, null, null, null, null, "User.Read")]
    [InlineData(null, null, null, null, null, "access_as_user_too access")]
    [InlineData(null, null, null, null, null, "")]
    public async Task A_token_with_a_single_thing_wrong_is_refused(string? issuer, string? audience, string? tenant, int? expiresIn, string? signedBy, string? scope)
    {
        var (user, _) = await fixture.StaffAsync("ANALYST");
        var token = await fixture.Provider.TokenAsync(user, issuer, audience, tenant, expiresIn, signedBy, scope, Cancellation);
        var right = await TokenAsync(user);

        var refused = await Api.AskAsync(Who, token: token);

        Assert.Equal("UNAUTHENTICATED", (string)refused["errors"]![0]!["extensions"]!["code"]!);
        Assert.DoesNotContain("IDX", refused.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(await Api.CodeAsync(Who, right));
    }

    [Fact]
    public async Task The_scope_may_come_among_others_and_may_be_configured()
    {
        var (user, _) = await fixture.StaffAsync("ANALYST");
        Assert.Null(await Api.CodeAsync(Who, await fixture.Provider.TokenAsync(user, scope: "User.Read access_as_user", cancellation: Cancellation)));

        await using var server = new HostedServer { MoreSettings = [.. fixture.Provider.Settings, "EntraId:Scopes=Collab.Act Collab.Read"] };
        await server.StartAsync(Cancellation);
        using var api = new ApiClient(server.Url);
        Assert.Null(await api.CodeAsync("{ guidingQuestions }", await fixture.Provider.TokenAsync(user, scope: "Collab.Act", cancellation: Cancellation)));
        Assert.Equal("UNAUTHENTICATED", await api.CodeAsync("{ guidingQuestions }", await TokenAsync(user)));
    }

    [Fact]
    public async Task Rotated_keys_are_taken_up_and_dropped_ones_refused_without_a_restart()
    {
        await using var provider = await IdentityProviderProcess.StartNewAsync(Cancellation);
        await using var server = new HostedServer { MoreSettings = provider.Settings };
        await server.StartAsync(Cancellation);
        using var api = new ApiClient(server.Url);
        var old = await provider.TokenAsync("someone@district.example", cancellation: Cancellation);
        Assert.Null(await api.CodeAsync("{ guidingQuestions }", old));

        await provider.RotateKeysAsync(keepsOld: true, Cancellation);
        var renewed = await provider.TokenAsync("someone@district.example", cancellation: Cancellation);
        await ApiClient.UntilAsync(async () => await api.CodeAsync("{ guidingQuestions }", renewed) is null);
        Assert.Null(await api.CodeAsync("{ guidingQuestions }", old));

        await provider.RotateKeysAsync(keepsOld: false, Cancellation);
        var newest = await provider.TokenAsync("someone@district.example", cancellation: Cancellation);
        await ApiClient.UntilAsync(async () => await api.CodeAsync("{ guidingQuestions }", newest) is null);
        Assert.Equal("UNAUTHENTICATED", await api.CodeAsync("{ guidingQuestions }", old));
    }

    [Fact]
    public async Task Someone_without_a_role_may_ask_what_anyone_may_and_nothing_else()
    {
        var token = await TokenAsync($"{Guid.NewGuid():N}@stranger.example");
        Assert.Null(await Api.CodeAsync("{ guidingQuestions }", token));
        Assert.Equal("UNAUTHENTICATED", await Api.CodeAsync("{ districts { totalCount } }", token));
    }

    [Fact]
    public async Task Someone_with_roles_in_two_districts_says_for_which_they_act()
    {
        var (user, first) = await fixture.StaffAsync("ANALYST");
        var second = await Api.NewDistrictAsync(fixture.Server.AgencyToken);
        await fixture.JoinAsync(user, "MODERATOR", second);
        var (_, foreign) = await fixture.StaffAsync("ANALYST");
        var token = await TokenAsync(user);

        Assert.Equal("TENANT_REQUIRED", await Api.CodeAsync(Who, token));
        Assert.Equal("TENANT_REQUIRED", (string)(await Api.AskAsync(Who, token: token, tenant: foreign))["errors"]![0]!["extensions"]!["code"]!);
        Assert.Equal(second, (string)(await Api.AskAsync(Who, token: token, tenant: second))["data"]!["viewer"]!["district"]!["id"]!);
        Assert.Equal(first, (string)(await Api.AskAsync(Who, token: token, tenant: first))["data"]!["viewer"]!["district"]!["id"]!);
    }

    [Fact]
    public async Task Ending_a_persons_role_ends_what_they_watch()
    {
        var (user, district) = await fixture.StaffAsync("BOARD_MEMBER");
        var lead = await Api.CredentialAsync(fixture.Server.AgencyToken, district, ["campaigns:read", "campaigns:write", "staff:read", "staff:write"]);
        var activity = await Api.OpenActivityAsync(lead, ApiClient.Poll());
        await using var watching = await EventReader.OpenAsync(fixture.Server.Url, "subscription($id: ID!) { tally(activityId: $id, view: STAFF) { version } }", new { id = activity }, await TokenAsync(user));
        Assert.True(await watching.HasEventAsync());
        var staff = await Api.AskAsync("{ staff { edges { node { email roles { id } } } } }", token: lead);
        var grant = (string)staff["data"]!["staff"]!["edges"]!.AsArray().Select(edge => edge!["node"]!).First(person => (string)person["email"]! == user)["roles"]![0]!["id"]!;

        await Api.ChangeAsync("endRole", "EndRoleInput", "person { id }", new { id = grant, reason = "Left the board" }, lead);

        Assert.True(await watching.HasEndedAsync());
        Assert.Equal("UNAUTHENTICATED", await Api.CodeAsync("{ districts { totalCount } }", await TokenAsync(user)));
    }

    [Fact]
    public async Task The_last_administrator_cannot_leave()
    {
        var (user, _) = await fixture.StaffAsync("DISTRICT_ADMINISTRATOR");
        var token = await TokenAsync(user);
        var staff = await Api.AskAsync("{ staff { edges { node { id roles { id role } } } } }", token: token);
        var person = staff["data"]!["staff"]!["edges"]![0]!["node"]!;

        var refused = await Api.ChangeAsync("endRole", "EndRoleInput", "person { id }", new { id = (string)person["roles"]![0]!["id"]! }, token);

        Assert.Equal("FORBIDDEN", (string)refused["errors"]![0]!["code"]!);
    }

    private Task<string> TokenAsync(string user) => fixture.Provider.TokenAsync(user, cancellation: Cancellation);
}
