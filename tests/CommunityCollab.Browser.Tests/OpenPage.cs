using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace CommunityCollab.Browser.Tests;

/// <summary>A page in a browser of its own.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") };

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Errors in the console, scripts that failed and everything the content security policy stopped.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>What the page asked for.</summary>
    public List<IRequest> Requests { get; } = [];

    /// <summary>The answer the page came with.</summary>
    public IResponse Answer { get; private set; } = null!;

    public static async Task<OpenPage> OpenAsync(IBrowserContext context, string url)
    {
        var open = new OpenPage(context, await context.NewPageAsync());
        open.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                open._complaints.Add($"{message.Text} {message.Location}");
            }
        };
        open.Page.PageError += (_, error) => open._complaints.Add(error);
        open.Page.Request += (_, request) => open.Requests.Add(request);
        open.Answer = (await open.Page.GotoAsync(url, new() { WaitUntil = WaitUntilState.Load }))!;
        await open.TakePictureAsync();
        return open;
    }

    /// <summary>What axe finds wrong, in words.</summary>
    public async Task<IEnumerable<string>> ViolationsAsync()
    {
        var found = await Page.RunAxe(Rules);
        return found.Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}");
    }

    /// <summary>What axe calls critical, in words.</summary>
    public async Task<IEnumerable<string>> CriticalViolationsAsync() =>
        (await Page.RunAxe(Rules)).Violations.Where(violation => violation.Impact == "critical")
            .Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}");

    /// <summary>The type of the icon that the page names. Without one the browser asks for one that is not there.</summary>
    public async Task<string> IconTypeAsync()
    {
        var address = await Page.Locator("link[rel=icon]").EvaluateAsync<string>("link => link.href");
        var icon = await Page.APIRequest.GetAsync(address);
        Assert.Equal(200, icon.Status);
        return icon.Headers["content-type"];
    }

    /// <summary>Whether the page has to be scrolled sideways.</summary>
    public Task<bool> ScrollsSidewaysAsync() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    /// <summary>Pages are also to be looked at: PICTURES names the folder for their pictures.</summary>
    private async Task TakePictureAsync()
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { } folder)
        {
            var name = $"{await Page.TitleAsync()} {Page.ViewportSize!.Width}.png";
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name.Replace(':', '-').Replace('/', '-')), FullPage = true });
        }
    }
}
