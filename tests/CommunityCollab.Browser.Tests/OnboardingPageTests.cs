using System.Globalization;
using System.Text;

namespace CommunityCollab.Browser.Tests;

public sealed class OnboardingPageTests(DemoServer demo, Browser browser)
{
    [Fact]
    public async Task An_agencys_administrator_uploads_a_file_reads_the_report_and_watches_the_bar_to_its_end()
    {
        await using var open = await SignInAsync("Avery Stone");
        var page = open.Page;
        Assert.Empty(await open.ViolationsAsync());
        await page.GetByLabel("Directory file").SetInputFilesAsync(File("state.csv", StateOf(500, 10)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("state.csv");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Brought on 500 5000" })).ToBeVisibleAsync();
        Assert.Empty(await open.ViolationsAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Take over 5500 changes" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Taken over")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        Assert.Empty(await open.ViolationsAsync());
        Assert.Empty(open.Complaints);
        Assert.Contains(open.Requests, request => request.Url.Contains("importProgress", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_works_without_scripts_on_a_phone_and_says_what_is_wrong_with_a_line()
    {
        await using var open = await SignInAsync("Avery Stone", width: 320, scripts: false);
        var page = open.Page;
        await page.GetByLabel("Directory file").SetInputFilesAsync(File("lines.csv", "leaid,name\n08 02190,Archuleta\n899991,Restored\n"));
        await page.GetByLabel("All codes are our state's").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
        await Assertions.Expect(page.GetByText("'08 02190' is not a LEAID").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("it is taken as '0899991'")).ToBeVisibleAsync();
        Assert.False(await open.ScrollsSidewaysAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel this file" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Cancelled", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task Columns_are_set_on_the_page_with_the_first_lines_as_they_are_read_and_kept_for_the_next_file(int width, bool scripts)
    {
        await using var open = await SignInAsync("Avery Stone", width, scripts);
        var page = open.Page;
        var header = $"Amt{width};Kennung";
        await UploadAsync(page, $"{header}\nSpalten {width};0899{width % 1000:D3}\n");
        await Assertions.Expect(page.GetByText("Cannot be taken over")).ToBeVisibleAsync();
        await page.GetByLabel("Name of the district").SelectOptionAsync($"Amt{width}");
        await page.GetByLabel("LEAID", new() { Exact = true }).SelectOptionAsync("Kennung");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file with these columns" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = $"2 A district Spalten {width}" })).ToBeVisibleAsync();
        await MustBeAccessibleAsync(open, scripts);
        Assert.False(await open.ScrollsSidewaysAsync());
        await PictureAsync(page, $"columns-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel this file" }).ClickAsync();

        await page.GotoAsync($"{demo.Url}/onboarding");
        await UploadAsync(page, $"{header}\nNext {width};0898{width % 1000:D3}\n");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = $"2 A district Next {width}" })).ToBeVisibleAsync();
        await page.GetByText("Columns: what is taken from which").ClickAsync();
        await Assertions.Expect(page.GetByText("These columns were chosen for an earlier file like this one.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel this file" }).ClickAsync();
    }

    [Theory]
    [InlineData(360, true)]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task Districts_that_may_be_the_same_stand_side_by_side_to_be_joined_or_kept_apart(int width, bool scripts)
    {
        await using var open = await SignInAsync("Avery Stone", width, scripts);
        var page = open.Page;
        await UploadAsync(page, "name,students\nAcademy  20,1\nadams county 14,2\nAgate-300,3\n");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Are these the same district?" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("fieldset.pair")).ToHaveCountAsync(3);
        await Assertions.Expect(page.GetByText("that you have are not in the file; they stay as they are")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("The district AGUILAR")).ToBeHiddenAsync();
        await MustBeAccessibleAsync(open, scripts);
        Assert.False(await open.ScrollsSidewaysAsync());
        await PictureAsync(page, $"pairs-{width}");

        await page.Locator("fieldset.pair").Nth(0).GetByLabel("Two districts: keep them apart").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save what I decided" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Join all 2 undecided pairs" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Brought on 1 0" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Renamed 2 0" })).ToBeVisibleAsync();
        await MustBeAccessibleAsync(open, scripts);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel this file" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Cancelled", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_chosen_and_not_saved_yet_counts_when_the_rest_are_joined_at_once()
    {
        await using var open = await SignInAsync("Avery Stone");
        var page = open.Page;
        await UploadAsync(page, "name,students\nAcademy  20,1\nadams county 14,2\nAgate-300,3\n");
        await page.Locator("fieldset.pair").Nth(0).GetByLabel("Two districts: keep them apart").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Join all 3 undecided pairs" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Brought on 1 0" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Renamed 2 0" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel this file" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Cancelled", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task For_a_districts_staff_there_is_nothing_here_and_others_are_asked_to_sign_in()
    {
        await using var open = await SignInAsync("Marin Vale");
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is nothing here");

        await using var nobody = await browser.OpenAsync($"{demo.Url}/onboarding");
        Assert.Contains("/sign-in", nobody.Page.Url, StringComparison.Ordinal);
    }

    private static FilePayload File(string name, string content) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) };

    private static string StateOf(int districts, int schoolsEach)
    {
        var text = new StringBuilder("leaid,name,school_id,school_name\n");
        for (var district = 0; district < districts; district++)
        {
            text.Append(CultureInfo.InvariantCulture, $"088{district:D4},Made-up District {district},,\n");
            for (var school = 0; school < schoolsEach; school++)
            {
                text.Append(CultureInfo.InvariantCulture, $"088{district:D4},,088{district:D4}{school:D5},School {school}\n");
            }
        }

        return text.ToString();
    }

    private static async Task UploadAsync(IPage page, string content)
    {
        await page.GetByLabel("Directory file").SetInputFilesAsync(File("x.csv", content));
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
    }

    // Axe waits for timers, which a page without scripts has not.
    private static async Task MustBeAccessibleAsync(OpenPage open, bool scripts)
    {
        if (scripts)
        {
            Assert.Empty(await open.ViolationsAsync());
        }
    }

    // To look at, where somebody says that they want to.
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    private Task<OpenPage> SignInAsync(string persona, int width = 1280, bool scripts = true) => demo.SignInAsync(browser, persona, "/onboarding", width, scripts);
}
