using System.Text.RegularExpressions;
using CommunityCollab.Server.Demo;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Invitations;

/// <summary>A demo server, where a test can be people who sign in, and read what would have been mailed to them.</summary>
public partial class DemoServer : IAsyncDisposable
{
    private readonly OnFirstUse<HostedServer> _server;
    private ApiClient? _api;

    public DemoServer()
        : this([])
    {
    }

    protected DemoServer(IEnumerable<string> settings) => _server = new(() => new HostedServer { Settings = ["demo", .. settings] }.StartedAsync());

    public ApiClient Api => _api ??= new ApiClient(_server.Value.Url);

    public string AgencyToken => _server.Value.AgencyToken;

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The browser of one of the demo's people, by number. Who is of a district acts for it, wherever else a test lets them in.</summary>
    public async Task<HttpClient> SignInAsync(int person)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_server.Value.Url) };
        using var form = new FormUrlEncodedContent([new("persona", $"0de300{person:x2}-0000-0000-0000-000000000000"), new("returnUrl", "/")]);
        using var answer = await browser.PostAsync(new Uri("/sign-in/demo", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.True(answer.Headers.Contains("Set-Cookie"));

        // The demo's people come a moment after the server answers first.
        await ApiClient.UntilAsync(async () =>
        {
            using var tenants = await browser.GetAsync(new Uri("/sign-in/tenant", UriKind.Relative), TestContext.Current.CancellationToken);
            return tenants.IsSuccessStatusCode;
        });
        if (person >= 3)
        {
            browser.DefaultRequestHeaders.Add("CommunityCollab-Tenant", await DistrictAsync(person == 8 ? Stories.Archuleta : Stories.District51));
        }

        return browser;
    }

    /// <summary>The path of the link in the newest mail to an address.</summary>
    public async Task<string> LinkAsync(string address)
    {
        using var page = await Api.GetAsync("/demo/mail");
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var mail = text.Split("<article").First(part => part.Contains(address, StringComparison.Ordinal));
        return Link().Match(mail).Value;
    }

    /// <summary>A district that nobody of has come yet.</summary>
    public async Task<string> InvitedDistrictAsync()
    {
        var added = await Api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name = $"District {Guid.NewGuid():N}" } } }, AgencyToken);
        return (string)added["districts"]![0]!["id"]!;
    }

    private async Task<string> DistrictAsync(string name)
    {
        using var page = await Api.GetAsync("/");
        var campaigns = Campaign().Matches(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value).Distinct();
        foreach (var id in campaigns)
        {
            var district = (await Api.AskAsync("query($id: ID!) { campaign(id: $id) { district { id name } } }", new { id }))["data"]!["campaign"]!["district"]!;
            if ((string)district["name"]! == name)
            {
                return (string)district["id"]!;
            }
        }

        throw new InvalidOperationException($"The demo has no campaign of {name}.");
    }

    [GeneratedRegex("href=\"/campaigns/([^\"/]+)\"")]
    private static partial Regex Campaign();

    [GeneratedRegex("/invitations/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
