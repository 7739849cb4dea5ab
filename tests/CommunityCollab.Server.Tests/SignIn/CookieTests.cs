using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.SignIn;

/// <summary>Staff on the pages, with a cookie.</summary>
public sealed class CookieTests(SignInFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_leads_through_the_provider_and_back_and_out_again()
    {
        var (user, _) = await fixture.StaffAsync("CAMPAIGN_LEAD");
        using var browser = Browser();

        using var page = await browser.GetAsync(Go(user, "/sign-in/tenant"), Cancellation);
        Assert.EndsWith("/sign-in/tenant", page.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("You act here now.", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.NotNull((await AskAsync(browser))["data"]!["viewer"]);

        using var out_ = await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), null, Cancellation);
        Assert.Null((await AskAsync(browser))["data"]!["viewer"]);
    }

    [Fact]
    public async Task Another_site_cannot_act_with_the_cookie()
    {
        var (user, _) = await fixture.StaffAsync("CAMPAIGN_LEAD");
        using var browser = Browser();
        using var page = await browser.GetAsync(Go(user, "/"), Cancellation);

        using var query = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ viewer { name } }" }) };
        query.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await browser.SendAsync(query, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);

        using var post = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        post.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await browser.SendAsync(post, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.NotNull((await AskAsync(browser))["data"]!["viewer"]);
    }

    [Fact]
    public async Task A_closed_accounts_cookie_and_token_stop_working_until_it_is_opened_again()
    {
        var (user, district) = await fixture.StaffAsync("ANALYST");
        using var browser = Browser();
        using var page = await browser.GetAsync(Go(user, "/"), Cancellation);
        Assert.NotNull((await AskAsync(browser))["data"]!["viewer"]);
        var administrator = await fixture.Api.CredentialAsync(fixture.Server.AgencyToken, district, ApiClient.DistrictScopes);
        var personId = (string)(await fixture.Api.AskAsync("{ staff { edges { node { id } } } }", token: administrator))["data"]!["staff"]!["edges"]![0]!["node"]!["id"]!;

        await fixture.Api.ChangeAsync("closeAccount", "CloseAccountInput", "person { closedAt }", new { personId, reason = "Retired" }, administrator);

        var after = await AskAsync(browser);
        Assert.True(after["data"]!["viewer"] is null, after.ToJsonString());
        var token = await fixture.Provider.TokenAsync(user, cancellation: Cancellation);
        Assert.Equal("UNAUTHENTICATED", await fixture.Api.CodeAsync("{ guidingQuestions }", token));
        using var again = await browser.GetAsync(Go(user, "/"), Cancellation);
        Assert.Equal("?failed=true", again.RequestMessage!.RequestUri!.Query);

        await fixture.Api.ChangeAsync("reopenAccount", "ReopenAccountInput", "person { closedAt }", new { personId }, administrator);
        Assert.Null(await fixture.Api.CodeAsync("{ guidingQuestions }", token));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        using var browser = Browser();
        using var page = await browser.GetAsync(Go("someone@district.example", returnUrl), Cancellation);
        Assert.Equal(new Uri(fixture.Server.Url).Authority, page.RequestMessage!.RequestUri!.Authority);
    }

    [Fact]
    public async Task An_invitation_is_accepted_on_its_page()
    {
        var district = await fixture.Api.NewDistrictAsync(fixture.Server.AgencyToken);
        var user = $"{Guid.NewGuid():N}@district.example";
        await fixture.Api.ChangeAsync("inviteAdministrator", "InviteAdministratorInput", "invitation { id }", new { email = user, districtId = district }, fixture.Server.AgencyToken);
        var invitation = $"/invitations/{fixture.LinkTo(user)}";
        using var browser = Browser();

        using var page = await browser.GetAsync(Go(user, invitation), Cancellation);
        Assert.Contains("Accept as", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var accepted = await browser.PostAsync(new Uri($"{invitation}/accept", UriKind.Relative), null, Cancellation);

        Assert.Contains("district administrator", await accepted.Content.ReadAsStringAsync(Cancellation), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(district, (string)(await AskAsync(browser))["data"]!["viewer"]!["district"]!["id"]!);
    }

    private HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(fixture.Server.Url) };

    private static Uri Go(string user, string returnUrl) => new($"/sign-in/go?hint={Uri.EscapeDataString(user)}&returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative);

    private static async Task<JsonNode> AskAsync(HttpClient browser)
    {
        using var answer = await browser.PostAsJsonAsync("/graphql", new { query = "{ viewer { name district { id } } }" }, Cancellation);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
    }
}
