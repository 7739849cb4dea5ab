using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Invitations;

public sealed class AcceptanceTests(DemoServer server)
{
    private const string Accept = "mutation($token: String!) { acceptInvitation(input: { token: $token }) { invitation { state role } errors { ... on Problem { code } } } }";

    [Fact]
    public async Task Whoever_accepts_holds_the_role_and_the_district_becomes_active()
    {
        var district = await server.InvitedDistrictAsync();
        var address = await InviteAdministratorAsync(district);
        using var browser = await server.SignInAsync(1);
        var link = await server.LinkAsync(address);
        Assert.Contains("Accept as Avery Stone", await browser.GetStringAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var accepted = await browser.PostAsync(new Uri($"{link}/accept", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal("/sign-in/tenant", accepted.Headers.Location!.ToString());
        Assert.Equal("ACTIVE", await StandingAsync(district));
        var staff = await StaffAsync(district);
        Assert.Equal(("Avery Stone", "DISTRICT_ADMINISTRATOR", true), Assert.Single(staff));
        Assert.Contains("has been accepted", await browser.GetStringAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["invitation.accepted", "invitation.sent", "role.granted.district-administrator"], (await LogAsync(district)).Where(action => action.StartsWith("role", StringComparison.Ordinal) || action.StartsWith("invitation", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task A_link_is_used_once_by_one_person()
    {
        var address = await InviteAdministratorAsync(await server.InvitedDistrictAsync());
        var token = (await server.LinkAsync(address)).Split('/')[^1];
        using var first = await server.SignInAsync(2);
        using var second = await server.SignInAsync(3);

        Assert.Equal("ACCEPTED", (string)(await AcceptAsync(first, token))["invitation"]!["state"]!);
        Assert.Equal("ALREADY_USED", CodeOf(await AcceptAsync(second, token)));
        Assert.Equal("ACCEPTED", (string)(await AcceptAsync(first, token))["invitation"]!["state"]!);
        Assert.Equal("NOT_FOUND", CodeOf(await AcceptAsync(first, "nonsense")));
        Assert.Equal("NOT_FOUND", CodeOf(await AcceptAsync(first, new string('x', 5_000))));
    }

    [Fact]
    public async Task Two_who_accept_at_once_do_not_both_get_in()
    {
        var district = await server.InvitedDistrictAsync();
        var token = (await server.LinkAsync(await InviteAdministratorAsync(district))).Split('/')[^1];
        HttpClient[] browsers = [.. await Task.WhenAll(Enumerable.Range(1, 8).Select(server.SignInAsync))];

        var answers = await Task.WhenAll(browsers.Select(browser => AcceptAsync(browser, token)));

        Assert.Single(answers, answer => answer["invitation"] is not null);
        Assert.Single(await StaffAsync(district));
        Array.ForEach(browsers, browser => browser.Dispose());
    }

    [Fact]
    public async Task A_role_that_was_ended_does_not_come_back_with_the_old_link()
    {
        var district = await server.InvitedDistrictAsync();
        var admin = await server.Api.CredentialAsync(server.AgencyToken, district, ApiClient.DistrictScopes);
        var invited = await server.Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = "analyst@district.example", role = "ANALYST" }, admin);
        Assert.NotNull(invited["invitation"]);
        var token = (await server.LinkAsync("analyst@district.example")).Split('/')[^1];
        using var browser = await server.SignInAsync(5);
        await AcceptAsync(browser, token);
        var grant = (await server.Api.AskAsync("{ staff { edges { node { roles { id } } } } }", token: admin))["data"]!["staff"]!["edges"]![0]!["node"]!["roles"]![0]!;
        await server.Api.ChangeAsync("endRole", "EndRoleInput", "person { id }", new { id = (string)grant["id"]! }, admin);

        await AcceptAsync(browser, token);

        Assert.Equal(("Jules Harbor", "ANALYST", false), Assert.Single(await StaffAsync(district)));
        Assert.Equal("INVITED", await StandingAsync(district));
    }

    [Fact]
    public async Task Nobody_joins_a_district_that_has_left_or_by_an_invitation_that_was_withdrawn()
    {
        var district = await server.InvitedDistrictAsync();
        var token = (await server.LinkAsync(await InviteAdministratorAsync(district))).Split('/')[^1];
        using var browser = await server.SignInAsync(6);
        await server.Api.MoveDistrictAsync(server.AgencyToken, district, "OFFBOARDED", "Merged with its neighbour");
        Assert.Equal("WRONG_STATE", CodeOf(await AcceptAsync(browser, token)));

        var other = await server.InvitedDistrictAsync();
        var address = await InviteAdministratorAsync(other);
        var withdrawn = (await server.LinkAsync(address)).Split('/')[^1];
        var listed = (await server.Api.AskAsync("{ invitations(last: 100) { edges { node { id email } } } }", token: server.AgencyToken))["data"]!["invitations"]!["edges"]!.AsArray();
        var id = (string)listed.Single(edge => (string)edge!["node"]!["email"]! == address)!["node"]!["id"]!;
        await server.Api.ChangeAsync("withdrawInvitation", "WithdrawInvitationInput", "invitation { id }", new { id }, server.AgencyToken);
        Assert.Equal("WRONG_STATE", CodeOf(await AcceptAsync(browser, withdrawn)));
    }

    private async Task<string> InviteAdministratorAsync(string district)
    {
        var address = InvitingServer.NewAddress("admin");
        var invited = await server.Api.ChangeAsync("inviteAdministrator", "InviteAdministratorInput", "invitation { id }", new { email = address, districtId = district }, server.AgencyToken);
        Assert.NotNull(invited["invitation"]);
        return address;
    }

    private static async Task<JsonNode> AcceptAsync(HttpClient browser, string token)
    {
        using var answer = await browser.PostAsJsonAsync("/graphql", new { query = Accept, variables = new { token } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["data"]!["acceptInvitation"]!;
    }

    private async Task<string> StandingAsync(string district) =>
        (string)(await server.Api.AskAsync("query($id: ID!) { node(id: $id) { ... on District { standing } } }", new { id = district }, server.AgencyToken))["data"]!["node"]!["standing"]!;

    private async Task<IEnumerable<(string Name, string Role, bool IsHeld)>> StaffAsync(string district)
    {
        var reader = await server.Api.CredentialAsync(server.AgencyToken, district, ["staff:read"]);
        var people = (await server.Api.AskAsync("{ staff { edges { node { name roles { role isHeld } } } } }", token: reader))["data"]!["staff"]!["edges"]!.AsArray();
        return people.SelectMany(edge => edge!["node"]!["roles"]!.AsArray().Select(role => ((string)edge["node"]!["name"]!, (string)role!["role"]!, (bool)role["isHeld"]!)));
    }

    private async Task<IEnumerable<string>> LogAsync(string district)
    {
        var reader = await server.Api.CredentialAsync(server.AgencyToken, district, ["audit:read"]);
        return (await server.Api.AskAsync("{ auditLog(last: 100) { edges { node { action } } } }", token: reader))["data"]!["auditLog"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["action"]!);
    }

    private static string? CodeOf(JsonNode payload) => (string?)payload["errors"]?.AsArray().FirstOrDefault()?["code"];
}
