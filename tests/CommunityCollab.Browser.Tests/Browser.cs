using CommunityCollab.Browser.Tests;

[assembly: AssemblyFixture(typeof(Browser))]

namespace CommunityCollab.Browser.Tests;

/// <summary>Debian's Chromium, without a window: the one CHROMIUM names, or the one on the path.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    // In milliseconds: a slow minute must not fail a test.
    private const int Patience = 120_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a page that remembers what it said in the console and which errors it met.</summary>
    public async Task<OpenPage> OpenAsync(string url, int width = 1280, bool scripts = true)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = scripts });
        context.SetDefaultTimeout(Patience);
        return await OpenPage.OpenAsync(context, url);
    }

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable(), Args = Quiet });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string Executable() =>
        Environment.GetEnvironmentVariable("CHROMIUM")
        ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no chromium. Install Debian's package, or name one in CHROMIUM; tests/run does the first.");
}
