namespace CommunityCollab.Browser.Tests;

/// <summary>A demo server, whose visitors may be anyone of its staff.</summary>
public sealed class DemoServer : IAsyncDisposable
{
    private readonly OnFirstUse<HostedServer> _server = new(() => new HostedServer { Settings = ["demo"] }.StartedAsync());

    public string Url => _server.Value.Url;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Signs in as one of the staff, and opens a page.</summary>
    public async Task<OpenPage> SignInAsync(Browser browser, string persona, string path, int width = 1280, bool scripts = true)
    {
        var open = await browser.OpenAsync($"{Url}/sign-in?returnUrl={Uri.EscapeDataString(path)}", width, scripts);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = persona }).ClickAsync();
        await Assertions.Expect(open.Page).ToHaveURLAsync(Url + path);
        await Assertions.Expect(open.Page.Locator("footer")).ToBeVisibleAsync();
        return open;
    }
}
