namespace CommunityCollab.Browser.Tests;

public sealed class SignInPageTests(DemoServer demo, Browser browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Staff_sign_in_see_where_they_act_and_sign_out_again(int width)
    {
        await using var open = await browser.OpenAsync($"{demo.Url}/sign-in", width);
        Assert.Empty(await open.ViolationsAsync());
        Assert.False(await open.ScrollsSidewaysAsync());

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Be Avery Stone" }).ClickAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Where you act");
        await Assertions.Expect(open.Page.GetByText("You act here now.")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Bring districts on from a file" })).ToBeVisibleAsync();
        Assert.Empty(await open.ViolationsAsync());
        Assert.False(await open.ScrollsSidewaysAsync());

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Staff sign-in" })).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Signing_in_works_without_scripts()
    {
        await using var open = await demo.SignInAsync(browser, "Be Sage Linden", "/sign-in/tenant", scripts: false);
        await Assertions.Expect(open.Page.GetByText("Board member", new() { Exact = false })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/demo/mail")]
    [InlineData("/invitations/nobody-has-this")]
    public async Task Pages_around_sign_in_are_for_everyone(string path)
    {
        await using var open = await browser.OpenAsync(demo.Url + path, width: 320);
        Assert.Empty(await open.ViolationsAsync());
        Assert.False(await open.ScrollsSidewaysAsync());
    }
}
