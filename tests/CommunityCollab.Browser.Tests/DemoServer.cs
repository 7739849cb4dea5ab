namespace CommunityCollab.Browser.Tests;

/// <summary>A demo server, whose visitors may be anyone of its staff.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly ServerProcess _server = new() { Settings = ["demo"] };

    public string Url => _server.Url;

    public async ValueTask InitializeAsync() => await _server.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Signs in as one of the staff, and opens a page.</summary>
    public async Task<OpenPage> SignInAsync(Browser browser, string persona, string path, int width = 1280, bool scripts = true)
    {
        var open = await browser.OpenAsync($"{Url}/sign-in?returnUrl={Uri.EscapeDataString(path)}", width, scripts);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = persona }).ClickAsync();
        await open.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return open;
    }
}
