namespace CommunityCollab.Browser.Tests;

/// <summary>The page for trying queries, with the real schema.</summary>
public sealed class IdePageTests(PublicPages pages, Browser browser) : IClassFixture<PublicPages>
{
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_schemas_documentation_opens_and_leads_on_and_axe_finds_nothing_critical(int width)
    {
        await using var open = await browser.OpenAsync($"{pages.Server.Url}/graphql", width);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Show Documentation Explorer" }).ClickAsync();
        var docs = open.Page.Locator(".graphiql-doc-explorer");
        await Assertions.Expect(docs).ToContainTextAsync("Subscription", Patient);
        await docs.GetByRole(AriaRole.Link, new() { Name = "Query", Exact = true }).First.ClickAsync();
        await Assertions.Expect(docs).ToContainTextAsync("guidingQuestions", Patient);
        Assert.Equal("image/svg+xml", await open.IconTypeAsync());
        Assert.Empty(await open.CriticalViolationsAsync());
        Assert.False(await open.ScrollsSidewaysAsync());
    }

    [Fact]
    public async Task A_query_is_asked_and_answered_on_a_phone()
    {
        await using var open = await browser.OpenAsync($"{pages.Server.Url}/graphql", width: 360);
        await open.Page.GetByLabel("Query Editor").First.WaitForAsync();
        foreach (var part in (string[])[".graphiql-query-editor", ".graphiql-response"])
        {
            var box = (await open.Page.Locator(part).BoundingBoxAsync())!;
            Assert.True(box.Width > 250 && box.X + box.Width <= 360, $"{part} is {box.Width} wide at {box.X}.");
        }

        var editor = (await open.Page.Locator(".graphiql-query-editor").BoundingBoxAsync())!;
        Assert.True(editor.Y < 100, $"The editor begins {editor.Y} down, below what is folded away.");

        await open.Page.Locator(".graphiql-query-editor .CodeMirror").ClickAsync();
        await open.Page.Keyboard.PressAsync("Control+A");
        await open.Page.Keyboard.TypeAsync("{ guidingQuestions ");
        await open.Page.Locator("button.graphiql-execute-button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".graphiql-response")).ToContainTextAsync("21st century", Patient);
        Assert.Empty(open.Complaints);
    }
}
