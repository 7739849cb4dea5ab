using System.Net;

namespace CommunityCollab.Server.Tests.SignIn;

/// <summary>A browser in which someone signs in with the provider.</summary>
internal sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    private Browser(string url) => _http = new HttpClient(new HttpClientHandler { CookieContainer = _cookies }) { BaseAddress = new Uri(url) };

    /// <summary>The cookie header it sends now.</summary>
    public string Cookie => _cookies.GetCookieHeader(_http.BaseAddress!);

    public static async Task<Browser> SignInAsync(string url, string user)
    {
        var browser = new Browser(url);
        await browser.SignInAsync(user);
        return browser;
    }

    public async Task SignInAsync(string user)
    {
        var go = new Uri($"/sign-in/go?hint={Uri.EscapeDataString(user)}&returnUrl=%2F", UriKind.Relative);
        using var page = await _http.GetAsync(go, TestContext.Current.CancellationToken);
        page.EnsureSuccessStatusCode();
    }

    public async Task SignOutAsync()
    {
        using var page = await _http.PostAsync(new Uri("/sign-out", UriKind.Relative), null, TestContext.Current.CancellationToken);
        page.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
