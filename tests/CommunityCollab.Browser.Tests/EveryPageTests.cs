using System.Net;

namespace CommunityCollab.Browser.Tests;

public sealed class EveryPageTests(PublicPages pages, Browser browser) : IClassFixture<PublicPages>
{
    public static TheoryData<string> Names => [.. PublicPages.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_has_nothing_that_axe_finds_wrong_and_no_errors(string name)
    {
        await using var open = await browser.OpenAsync(pages.Address(name));
        foreach (var summary in await open.Page.Locator("summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        Assert.Empty(await open.ViolationsAsync());

        // The browser itself remarks on the missing page's status.
        Assert.DoesNotContain(open.Complaints, complaint => name != PublicPages.Missing || !complaint.Contains("404", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_fits_the_narrowest_phone(string name)
    {
        await using var open = await browser.OpenAsync(pages.Address(name), width: 320);
        foreach (var summary in await open.Page.Locator("summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        Assert.False(await open.ScrollsSidewaysAsync());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_lets_nothing_run_but_our_own_scripts_and_names_an_icon_that_is_there(string name)
    {
        await using var open = await browser.OpenAsync(pages.Address(name));
        var policy = await open.Answer.HeaderValueAsync("content-security-policy");
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(0, await open.Page.Locator("script:not([src]), style, [style]").CountAsync());
        Assert.Equal("image/svg+xml", await open.IconTypeAsync());
    }

    [Fact]
    public async Task A_campaign_is_found_from_the_first_page_and_leads_to_its_live_results()
    {
        await using var open = await browser.OpenAsync(pages.Address(PublicPages.Home));
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "A decision to take" }).First.ClickAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("A decision to take");
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Live results" }).First.ClickAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Live results: ");
    }

    [Theory]
    [InlineData("/campaigns/Q2FtcGFpZ246MDFhMjA5YzFlNDFmNzI2MmI4M2EzNWRhZjk1ZjVkZDY")]
    [InlineData("/campaigns/nonsense")]
    [InlineData("/activities/nonsense/live")]
    [InlineData("/nowhere")]
    public async Task What_is_not_there_says_so(string path)
    {
        await using var open = await browser.OpenAsync(pages.Server.Url + path);
        Assert.Equal((int)HttpStatusCode.NotFound, open.Answer.Status);
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("There is nothing here");
    }
}
