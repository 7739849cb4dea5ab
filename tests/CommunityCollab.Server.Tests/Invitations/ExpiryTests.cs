using System.Net.Http.Json;

namespace CommunityCollab.Server.Tests.Invitations;

public sealed class ExpiryTests(ExpiryTests.Server server) : IClassFixture<ExpiryTests.Server>
{
    private const string Address = "late@district.example";

    [Fact]
    public async Task An_invitation_that_nobody_accepts_in_time_expires_and_works_again_once_it_is_sent_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var invited = await server.Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = Address, role = "AGENCY_ANALYST" }, server.AgencyToken);
        var link = await server.LinkAsync(Address);
        using var browser = await server.SignInAsync(4);
        await Task.Delay(TimeSpan.FromSeconds(3), cancellation);

        Assert.Contains("This invitation has expired", await browser.GetStringAsync(new Uri(link, UriKind.Relative), cancellation), StringComparison.Ordinal);
        Assert.Contains("CLOSED", await AcceptAsync(browser, link), StringComparison.Ordinal);

        await server.Api.ChangeAsync("resendInvitation", "ResendInvitationInput", "invitation { state }", new { id = (string)invited["invitation"]!["id"]! }, server.AgencyToken);
        var again = await server.LinkAsync(Address);
        Assert.NotEqual(link, again);
        Assert.Contains("NOT_FOUND", await AcceptAsync(browser, link), StringComparison.Ordinal);
        Assert.Contains("ACCEPTED", await AcceptAsync(browser, again), StringComparison.Ordinal);
    }

    private static async Task<string> AcceptAsync(HttpClient browser, string link)
    {
        const string Accept = "mutation($token: String!) { acceptInvitation(input: { token: $token }) { invitation { state } errors { ... on Problem { code } } } }";
        using var answer = await browser.PostAsJsonAsync("/graphql", new { query = Accept, variables = new { token = link.Split('/')[^1] } }, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public sealed class Server() : DemoServer(["Invitations:ValidFor=00:00:02"]);
}
