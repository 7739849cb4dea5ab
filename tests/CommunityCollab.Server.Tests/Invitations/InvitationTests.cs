using System.Net;
using System.Text.Json.Nodes;

namespace CommunityCollab.Server.Tests.Invitations;

public sealed class InvitationTests(InvitingServer server) : IClassFixture<InvitingServer>
{
    private const string Selection = "invitation { id email role state districtId }";

    [Fact]
    public async Task An_agency_invites_a_districts_first_administrator_whose_mail_leads_to_a_page_that_says_what_it_is()
    {
        var added = await server.Api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name = "Cañon City RE-1" } } }, server.AgencyToken);
        var district = (string)added["districts"]![0]!["id"]!;
        var address = InvitingServer.NewAddress();

        var invited = await server.Api.ChangeAsync("inviteAdministrator", "InviteAdministratorInput", Selection, new { email = address, districtId = district }, server.AgencyToken);

        Assert.Equal("PENDING", (string)invited["invitation"]!["state"]!);
        Assert.Equal("DISTRICT_ADMINISTRATOR", (string)invited["invitation"]!["role"]!);
        Assert.Equal(district, (string)invited["invitation"]!["districtId"]!);
        var link = await server.LinkAsync(address);
        var mail = Assert.Single(server.Mail.For(address));
        Assert.Equal("Invitation: district administrator, Cañon City RE-1", mail.Subject);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("no-reply@collab.example", Assert.Single(mail.From.Mailboxes).Address);
        Assert.Equal("collab.example", link.Host);

        using var page = await server.Api.GetAsync(link.AbsolutePath);
        var text = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("You are invited to Cañon City RE-1", text, StringComparison.Ordinal);
        Assert.Contains("district administrator", text, StringComparison.Ordinal);
        Assert.Contains("Sign in", text, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Someone_invited_twice_to_one_role_gets_one_invitation_and_one_mail()
    {
        var token = await server.DistrictAsync();
        var address = InvitingServer.NewAddress();

        var first = await InviteAsync(token, address, "MODERATOR");
        var again = await InviteAsync(token, address.ToUpperInvariant(), "MODERATOR");
        var other = await InviteAsync(token, address, "ANALYST");

        Assert.Equal(IdOf(first), IdOf(again));
        Assert.NotEqual(IdOf(first), IdOf(other));
        await server.Mail.WaitAsync(address, 2, TestContext.Current.CancellationToken);
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        Assert.Equal(2, server.Mail.For(address).Count);
    }

    [Fact]
    public async Task Sent_again_it_has_a_new_link_and_the_old_one_ends()
    {
        var token = await server.DistrictAsync();
        var address = InvitingServer.NewAddress();
        var id = IdOf(await InviteAsync(token, address, "TRANSLATOR"));
        var old = await server.LinkAsync(address);

        var resent = await server.Api.ChangeAsync("resendInvitation", "ResendInvitationInput", Selection, new { id }, token);

        Assert.Equal(id, IdOf(resent));
        var link = await server.LinkAsync(address, mails: 2);
        Assert.NotEqual(old, link);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(old));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(link));
    }

    [Fact]
    public async Task Withdrawn_it_says_so_and_cannot_be_sent_again()
    {
        var token = await server.DistrictAsync();
        var address = InvitingServer.NewAddress();
        var id = IdOf(await InviteAsync(token, address, "SCRIBE"));
        var link = await server.LinkAsync(address);

        var withdrawn = await server.Api.ChangeAsync("withdrawInvitation", "WithdrawInvitationInput", Selection, new { id, reason = "Wrong person" }, token);

        Assert.Equal("WITHDRAWN", (string)withdrawn["invitation"]!["state"]!);
        using var page = await server.Api.GetAsync(link.AbsolutePath);
        Assert.Contains("This invitation was withdrawn", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("WRONG_STATE", CodeOf(await server.Api.ChangeAsync("resendInvitation", "ResendInvitationInput", Selection, new { id }, token)));
        Assert.NotEqual(id, IdOf(await InviteAsync(token, address, "SCRIBE")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a@b")]
    [InlineData("a@district.example, b@district.example")]
    [InlineData("Name <a@district.example>")]
    [InlineData("a@district.example\r\nBcc: b@district.example")]
    [InlineData("a b@district.example")]
    [InlineData("@district.example")]
    [InlineData("a@district.example>")]
    public async Task What_is_not_one_address_is_refused(string email)
    {
        var refused = await InviteAsync(server.AgencyToken, email, "AGENCY_ANALYST");
        Assert.Equal("INVALID", CodeOf(refused));
        Assert.Equal(["input", "email"], refused["errors"]![0]!["path"]!.AsArray().Select(part => (string)part!));
    }

    [Fact]
    public async Task A_mail_server_that_is_busy_is_asked_again_and_one_that_knows_no_such_mailbox_is_not()
    {
        var token = await server.DistrictAsync();
        var (busy, nobody) = (InvitingServer.NewAddress("busy"), InvitingServer.NewAddress("nobody"));
        await InviteAsync(token, busy, "ANALYST");
        await InviteAsync(token, nobody, "ANALYST");

        await server.Mail.WaitAsync(busy, 1, TestContext.Current.CancellationToken);
        await Task.Delay(3_000, TestContext.Current.CancellationToken);

        Assert.Equal(2, server.Mail.AttemptsFor(busy));
        var listed = (await server.Api.AskAsync("{ invitations(last: 100) { edges { node { email delivery deliveryError } } } }", token: token))["data"]!["invitations"]!["edges"]!.AsArray().ToDictionary(edge => (string)edge!["node"]!["email"]!, edge => edge!["node"]!);
        Assert.Equal("SENT", (string)listed[busy]["delivery"]!);
        Assert.Null(listed[busy]["deliveryError"]);
        Assert.Equal("FAILED", (string)listed[nobody]["delivery"]!);
        Assert.Contains("no such mailbox", (string)listed[nobody]["deliveryError"]!, StringComparison.Ordinal);
        Assert.Single(server.Mail.For(busy));
        Assert.Equal(1, server.Mail.AttemptsFor(nobody));
    }

    [Fact]
    public async Task A_district_neither_sees_nor_touches_anothers_invitations_and_invites_nobody_there()
    {
        var (one, other) = (await server.DistrictAsync(), await server.DistrictAsync());
        var id = IdOf(await InviteAsync(one, InvitingServer.NewAddress(), "ANALYST"));
        var foreign = await server.Api.NewDistrictAsync(server.AgencyToken);

        Assert.Equal("NOT_FOUND", CodeOf(await server.Api.ChangeAsync("resendInvitation", "ResendInvitationInput", Selection, new { id }, other)));
        Assert.Equal("NOT_FOUND", CodeOf(await server.Api.ChangeAsync("withdrawInvitation", "WithdrawInvitationInput", Selection, new { id }, other)));
        Assert.Equal("NOT_FOUND", CodeOf(await server.Api.ChangeAsync("inviteAdministrator", "InviteAdministratorInput", Selection, new { email = InvitingServer.NewAddress(), districtId = foreign }, one)));
        Assert.DoesNotContain(id, await IdsAsync(other));
        Assert.DoesNotContain(id, await IdsAsync(server.AgencyToken));
        Assert.Contains(id, await IdsAsync(one));
    }

    [Fact]
    public async Task Roles_of_another_kind_of_tenant_and_districts_that_are_suspended_are_refused()
    {
        var district = await server.Api.NewDistrictAsync(server.AgencyToken);
        await server.Api.MoveDistrictAsync(server.AgencyToken, district, "SUSPENDED", "Not paid");

        Assert.Equal("INVALID", CodeOf(await InviteAsync(server.AgencyToken, InvitingServer.NewAddress(), "MODERATOR")));
        Assert.Equal("INVALID", CodeOf(await InviteAsync(await server.DistrictAsync(), InvitingServer.NewAddress(), "AGENCY_ANALYST")));
        Assert.Equal("WRONG_STATE", CodeOf(await server.Api.ChangeAsync("inviteAdministrator", "InviteAdministratorInput", Selection, new { email = InvitingServer.NewAddress(), districtId = district }, server.AgencyToken)));
    }

    [Fact]
    public async Task Only_a_person_accepts_and_nobody_without_the_scope_invites()
    {
        const string Accept = "mutation { acceptInvitation(input: { token: \"x\" }) { invitation { id } } }";
        Assert.Equal("UNAUTHENTICATED", await server.Api.CodeAsync(Accept));
        Assert.Equal("UNAUTHENTICATED", await server.Api.CodeAsync(Accept, server.AgencyToken));
        var narrow = await server.Api.CredentialAsync(server.AgencyToken, null, ["tenants:read"]);
        Assert.Equal("FORBIDDEN", await server.Api.CodeAsync("mutation { inviteStaff(input: { email: \"a@b.example\", role: ANALYST }) { invitation { id } } }", narrow));
    }

    [Fact]
    public async Task A_link_is_not_to_be_found_in_what_is_stored_once_its_mail_is_sent()
    {
        var address = InvitingServer.NewAddress();
        await InviteAsync(server.AgencyToken, address, "AGENCY_ANALYST");
        var key = (await server.LinkAsync(address)).Segments[^1];
        await using var store = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={server.StoreFile};Mode=ReadOnly");
        await store.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = store.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Outbox WHERE instr(Body, $key) > 0";
        command.Parameters.AddWithValue("$key", key);
        await Api.ApiClient.UntilAsync(async () => (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))! == 0);
    }

    private Task<JsonNode> InviteAsync(string token, string email, string role) =>
        server.Api.ChangeAsync("inviteStaff", "InviteStaffInput", Selection, new { email, role }, token);

    private async Task<IEnumerable<string>> IdsAsync(string token) =>
        (await server.Api.AskAsync("{ invitations(first: 100) { edges { node { id } } } }", token: token))["data"]!["invitations"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["id"]!);

    private async Task<HttpStatusCode> StatusAsync(Uri link)
    {
        using var page = await server.Api.GetAsync(link.AbsolutePath);
        return page.StatusCode;
    }

    private static string IdOf(JsonNode payload) => (string)payload["invitation"]!["id"]!;

    private static string? CodeOf(JsonNode payload) => (string?)payload["errors"]?.AsArray().FirstOrDefault()?["code"];
}
