using System.Text.RegularExpressions;

namespace CommunityCollab.Browser.Tests;

public sealed class LivePageTests(ServerFixture server, Browser browser)
{
    private const string Respondents = "[data-respondents]";

    // A public step is ten people or more, so up to nine of the last are not shown yet.
    private static readonly Regex AfterVotes12 = new("^1[0-2] people so far$");
    private static readonly Regex AfterVotes24 = new("^(1[5-9]|2[0-4]) people so far$");
    private static readonly Regex AfterVotes48 = new("^(39|4[0-8]) people so far$");

    // Which share, or which bound of it, depends on where the steps fell.
    private static readonly Regex AShare = new(@"^(at (least|most) )?[1-9]\d?(\.\d+)?%$");

    [Fact]
    public async Task Tallies_move_in_an_open_page_as_contributions_arrive()
    {
        var activity = await OpenPollAsync();
        await using var live = await browser.OpenAsync(Live(activity));
        await Assertions.Expect(live.Page.Locator("[data-connection]")).ToHaveTextAsync("Live");
        await Assertions.Expect(live.Page.Locator(Respondents)).ToHaveTextAsync("Too few people so far to show a number");
        Assert.Contains(live.Requests, request => request.ResourceType == "eventsource");

        await Stage.VoteAsync(server.Api, activity, 24);
        await Assertions.Expect(live.Page.Locator(Respondents)).ToHaveTextAsync(AfterVotes24);
        await Assertions.Expect(live.Page.Locator("[data-bars] [data-value]").First).ToHaveTextAsync(AShare);
        await Assertions.Expect(live.Page.Locator("[data-bars] [data-bar]").First).ToHaveAttributeAsync("width", AShare);

        await Stage.VoteAsync(server.Api, activity, 24);
        await Assertions.Expect(live.Page.Locator(Respondents)).ToHaveTextAsync(AfterVotes48);
        Assert.Empty(live.Complaints);
    }

    [Fact]
    public async Task A_figure_that_is_hidden_says_why_and_shows_no_number()
    {
        var activity = await OpenPollAsync();
        await Stage.VoteAsync(server.Api, activity, 4);
        await using var live = await browser.OpenAsync(Live(activity));

        await Assertions.Expect(live.Page.Locator("[data-base]")).ToHaveTextAsync("Too few answers to show yet.");
        await Assertions.Expect(live.Page.Locator("[data-bars] [data-value]").First).ToHaveTextAsync("not shown");
        await Assertions.Expect(live.Page.Locator("[data-reasons] li")).Not.ToHaveCountAsync(0);
        Assert.Equal("0%", await live.Page.Locator("[data-bars] [data-bar]").First.GetAttributeAsync("width"));
    }

    [Fact]
    public async Task Without_scripts_the_page_says_the_same()
    {
        var activity = await OpenPollAsync();
        await Stage.VoteAsync(server.Api, activity, 24);
        await using var live = await browser.OpenAsync(Live(activity));
        await Assertions.Expect(live.Page.Locator("[data-connection]")).ToHaveTextAsync("Live");
        await Assertions.Expect(live.Page.Locator(Respondents)).ToHaveTextAsync(AfterVotes24);
        await using var plain = await browser.OpenAsync(Live(activity), scripts: false);

        await MustSayTheSameAsync(live, plain);
        await Assertions.Expect(plain.Page.Locator("[data-connection]")).ToContainTextAsync("Reload it for newer values.");
    }

    [Fact]
    public async Task A_very_small_share_is_told_as_a_bound_by_the_server_and_by_the_script()
    {
        var activity = await OpenPollAsync();
        await using var live = await browser.OpenAsync(Live(activity));
        for (var i = 0; i < 110; i++)
        {
            Assert.NotNull((await server.Api.VoteAsync(activity, i < 4 ? "b" : "a"))["receipt"]);
        }

        await Assertions.Expect(live.Page.Locator("[data-bars] [data-value]").First).ToHaveTextAsync("at least 95%");
        await Assertions.Expect(live.Page.Locator("[data-bars] [data-value]").Last).ToHaveTextAsync("at most 5%");
        await using var plain = await browser.OpenAsync(Live(activity), scripts: false);
        await MustSayTheSameAsync(live, plain);
    }

    [Fact]
    public async Task The_page_says_where_the_campaign_stands()
    {
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        var (campaign, activity) = await server.Api.CampaignAsync(staff, ApiClient.Poll());
        await ApiClient.UntilAsync(async () => await server.Api.StateAsync(campaign) == "OPEN");
        await using (var open = await browser.OpenAsync(Live(activity)))
        {
            await Assertions.Expect(open.Page.Locator(".state")).ToHaveTextAsync("Open");
        }

        await server.Api.MoveAsync(staff, campaign, "CLOSED");
        await using var closed = await browser.OpenAsync(Live(activity));
        await Assertions.Expect(closed.Page.Locator(".state")).ToHaveTextAsync("Closed");
    }

    [Fact]
    public async Task The_table_of_figures_opens_from_the_keyboard()
    {
        var activity = await OpenPollAsync();
        await Stage.VoteAsync(server.Api, activity, 24);
        await using var live = await browser.OpenAsync(Live(activity));
        var table = live.Page.GetByRole(AriaRole.Table);
        await Assertions.Expect(table).ToBeHiddenAsync();

        for (var presses = 0; presses < 10 && !await live.Page.EvaluateAsync<bool>("() => document.activeElement.localName === 'summary'"); presses++)
        {
            await live.Page.Keyboard.PressAsync("Tab");
        }

        await live.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(table).ToBeVisibleAsync();
        await Assertions.Expect(table.GetByRole(AriaRole.Row).Filter(new() { HasTextRegex = new(@"\d%") })).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_screen_reader_hears_the_number_of_people_when_it_moves()
    {
        var activity = await OpenPollAsync();
        await using var live = await browser.OpenAsync(Live(activity));
        await Assertions.Expect(live.Page.Locator("[data-connection]")).ToHaveTextAsync("Live");

        await Stage.VoteAsync(server.Api, activity, 12);

        var announcement = live.Page.Locator("[aria-live=polite]");
        await Assertions.Expect(announcement).ToHaveTextAsync(AfterVotes12);
    }

    [Fact]
    public async Task What_people_wrote_is_text_and_never_runs()
    {
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await server.Api.OpenActivityAsync(staff, Stage.Opinion);
        for (var i = 0; i < 24; i++)
        {
            var participant = await server.Api.JoinAsync(activity);
            await Stage.ContributeAsync(server.Api, activity, new { vote = new { statementKey = "s1", vote = i % 2 == 0 ? "AGREE" : "DISAGREE" } }, participant);
        }

        await using var live = await browser.OpenAsync(Live(activity));

        await Assertions.Expect(live.Page.Locator("[data-card] h2").First).ToHaveTextAsync(Stage.Hostile);
        Assert.Equal("Live results: Statements - CommunityCollab", await live.Page.TitleAsync());
    }

    [Fact]
    public async Task A_thought_shared_while_the_page_is_open_appears_in_it()
    {
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await server.Api.OpenActivityAsync(staff, Stage.Exchange);
        await using var live = await browser.OpenAsync(Live(activity));
        await Assertions.Expect(live.Page.Locator("[data-connection]")).ToHaveTextAsync("Live");

        var author = await server.Api.JoinAsync(activity);
        await Stage.ContributeAsync(server.Api, activity, new { thought = new { text = "More room for music" } }, author);
        var thoughts = await server.Api.AskAsync("query($id: ID!) { activity(id: $id) { textItems(first: 1) { edges { node { key } } } } }", new { id = activity });
        var thoughtKey = (string)thoughts["data"]!["activity"]!["textItems"]!["edges"]![0]!["node"]!["key"]!;
        for (var i = 0; i < 24; i++)
        {
            await Stage.ContributeAsync(server.Api, activity, new { rating = new { thoughtKey, stars = 3 + (i % 2) } }, await server.Api.JoinAsync(activity));
        }

        await Assertions.Expect(live.Page.Locator("[data-bars] .label").Filter(new() { HasText = "More room for music" })).ToBeVisibleAsync();
        Assert.Empty(live.Complaints);
    }

    [Fact]
    public async Task A_page_comes_back_by_itself_when_the_server_does()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var own = new ServerProcess { KeepsAddress = true };
        await own.StartAsync(cancellation);
        using var api = new ApiClient(own.Url);
        var activity = await api.OpenActivityAsync(await api.StaffOfNewDistrictAsync(own.AgencyToken), ApiClient.Poll());
        await Stage.VoteAsync(api, activity, 24);
        await using var live = await browser.OpenAsync($"{own.Url}/activities/{activity}/live");
        await Assertions.Expect(live.Page.Locator(Respondents)).ToHaveTextAsync(AfterVotes24);

        await own.KillAsync(cancellation);
        await Assertions.Expect(live.Page.Locator("[data-connection]")).ToContainTextAsync("Connection lost");
        await own.StartAsync(cancellation);
        await Stage.VoteAsync(api, activity, 24);

        await Assertions.Expect(live.Page.Locator(Respondents)).ToHaveTextAsync(AfterVotes48, new() { Timeout = 120_000 });
    }

    // A last step may fall between reading the one page and the other.
    private static async Task MustSayTheSameAsync(OpenPage live, OpenPage plain)
    {
        for (var looks = 0; looks < 10 && !(await FiguresAsync(live)).SequenceEqual(await FiguresAsync(plain)); looks++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            await plain.Page.ReloadAsync();
        }

        Assert.Equal(await FiguresAsync(live), await FiguresAsync(plain));
    }

    private static async Task<IReadOnlyList<string>> FiguresAsync(OpenPage open) =>
        await open.Page.Locator("[data-respondents], [data-base], [data-value], [data-n], [data-state-text], [data-reasons] li").AllTextContentsAsync();

    private string Live(string activity) => $"{server.Url}/activities/{activity}/live";

    private async Task<string> OpenPollAsync() =>
        await server.Api.OpenActivityAsync(await server.Api.StaffOfNewDistrictAsync(server.AgencyToken), ApiClient.Poll());
}
