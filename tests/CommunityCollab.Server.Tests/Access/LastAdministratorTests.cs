using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.SignIn;

namespace CommunityCollab.Server.Tests.Access;

/// <summary>A tenant keeps an administrator who can sign in, whatever its administrators do to each other and to themselves.</summary>
public sealed class LastAdministratorTests(SignInFixture fixture)
{
    private const string Administrator = "DISTRICT_ADMINISTRATOR";

    private ApiClient Api => fixture.Api;

    [Theory]
    [InlineData("close", "close")]
    [InlineData("close", "end")]
    [InlineData("end", "close")]
    [InlineData("end", "end")]
    public async Task Whoever_is_left_alone_can_neither_close_their_account_nor_end_their_role(string theOthers, string ones)
    {
        var (one, other) = await TwoAsync();
        Assert.Null(await TakeAwayAsync(theOthers, other, by: one));

        Assert.Equal("FORBIDDEN", await TakeAwayAsync(ones, one, by: one));

        Assert.NotNull((await StaffAsync(one)).Find(person => (string?)person["email"] == one));
    }

    [Theory]
    [InlineData("close")]
    [InlineData("end")]
    public async Task An_administrator_for_a_time_does_not_do_in_place_of_the_last_one(string act)
    {
        var (one, district) = await fixture.StaffAsync(Administrator);
        var other = NewUser();
        await fixture.JoinAsync(other, "ANALYST", district);
        var personId = (string)(await StaffAsync(one)).Find(person => (string?)person["email"] == other)!["id"]!;
        var granted = await Api.ChangeAsync("grantRole", "GrantRoleInput", "person { id }", new { personId, role = Administrator, until = DateTimeOffset.UtcNow.AddDays(30) }, await fixture.Newcomers.TokenAsync(one));
        Assert.NotNull(granted["person"]);

        Assert.Equal("FORBIDDEN", await TakeAwayAsync(act, one, by: one));
        Assert.Equal("FORBIDDEN", await TakeAwayAsync(act, one, by: other));
    }

    [Theory]
    [InlineData("close", "close")]
    [InlineData("end", "close")]
    [InlineData("end", "end")]
    public async Task Of_two_who_take_each_others_rights_at_once_one_is_left(string ones, string theOthers)
    {
        for (var turn = 0; turn < 5; turn++)
        {
            var (one, other) = await TwoAsync();
            await Task.WhenAll(TakeAwayAsync(ones, other, by: one), TakeAwayAsync(theOthers, one, by: other));

            string[] left = [.. await Task.WhenAll(((string[])[one, other]).Select(async user => await StillActsAsync(user) ? user : ""))];
            Assert.Contains(left, user => user.Length > 0);
        }
    }

    [Fact]
    public async Task Who_holds_roles_in_two_districts_leaves_each_of_them_an_administrator()
    {
        var (one, district) = await fixture.StaffAsync(Administrator);
        var (alone, second) = await fixture.StaffAsync(Administrator);
        await fixture.JoinAsync(alone, Administrator, district);

        // The other district's last administrator: this one may end their role here, and not close the account.
        Assert.Equal("FORBIDDEN", await TakeAwayAsync("close", alone, by: one));
        Assert.Null(await TakeAwayAsync("end", alone, by: one));
        Assert.Equal("FORBIDDEN", await TakeAwayAsync("end", alone, by: alone, second));
    }

    private static string NewUser() => $"{Guid.NewGuid():N}@district.example";

    private async Task<(string One, string Other)> TwoAsync()
    {
        var (one, district) = await fixture.StaffAsync(Administrator);
        var other = NewUser();
        await fixture.JoinAsync(other, Administrator, district);
        return (one, other);
    }

    private async Task<bool> StillActsAsync(string user) =>
        (await Api.AskAsync("{ viewer { scopes } }", token: await fixture.Newcomers.TokenAsync(user)))["data"]?["viewer"]?["scopes"] is { } scopes && scopes.ToJsonString().Contains("staff:write", StringComparison.Ordinal);

    private async Task<List<JsonNode>> StaffAsync(string user, string? tenant = null)
    {
        var answer = await Api.AskAsync("{ staff(first: 100) { edges { node { id email roles { id role isHeld } } } } }", token: await fixture.Newcomers.TokenAsync(user), tenant: tenant);
        return [.. answer["data"]?["staff"]?["edges"]!.AsArray().Select(edge => edge!["node"]!) ?? []];
    }

    // The code of the refusal; null when it was done.
    private async Task<string?> TakeAwayAsync(string act, string user, string by, string? tenant = null)
    {
        if ((await StaffAsync(by, tenant)).Find(found => (string?)found["email"] == user) is not { } person)
        {
            return "UNAUTHENTICATED";
        }

        const string Close = "mutation($id: ID!) { change: closeAccount(input: { personId: $id, reason: \"Left\" }) { errors { ... on Problem { code } } } }";
        const string End = "mutation($id: ID!) { change: endRole(input: { id: $id }) { errors { ... on Problem { code } } } }";
        var role = person["roles"]!.AsArray().First(role => (bool)role!["isHeld"]! && (string?)role["role"] == Administrator)!;
        var id = act == "close" ? (string)person["id"]! : (string)role["id"]!;
        var answer = await Api.AskAsync(act == "close" ? Close : End, new { id }, await fixture.Newcomers.TokenAsync(by), tenant);
        return (string?)answer["errors"]?[0]?["extensions"]?["code"] ?? (string?)answer["data"]!["change"]!["errors"]!.AsArray().FirstOrDefault()?["code"];
    }
}
