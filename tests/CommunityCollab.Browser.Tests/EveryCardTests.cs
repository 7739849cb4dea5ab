using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Browser.Tests;

/// <summary>For each kind of card: what the script makes of an event in an open page is what the server renders of the same figures.</summary>
public sealed class EveryCardTests(ServerFixture server, Browser browser)
{
    private const string Shown = "[data-card] h2, .detail, .label, caption, th, [data-respondents], [data-base], [data-value], [data-n], [data-state-text], [data-reasons] li";

    private const string Bars = "elements => elements.map((bar) => `${bar.getAttribute('width')} ${bar.classList.contains('bound')}`)";

    /// <summary>The kinds of activity beside the survey, and the kinds of question in one.</summary>
    public static TheoryData<string> Kinds =>
    [
        .. Enum.GetNames<ActivityKind>().Where(kind => kind != nameof(ActivityKind.Survey)),
        .. typeof(SurveyItem).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SurveyItem)) && !type.IsAbstract).Select(type => type.Name),
    ];

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_event_draws_what_the_server_renders(string kind)
    {
        var staged = Cards.Of(kind);
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await server.Api.OpenActivityAsync(staff, staged.Activity);
        await staged.ContributeAsync(server.Api, activity, 0, 24);
        await using var live = await browser.OpenAsync(Live(activity));
        await Assertions.Expect(live.Page.Locator("[data-connection]")).ToHaveTextAsync("Live");
        await Assertions.Expect(live.Page.Locator("[data-card]").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var before = await SaidAsync(live);

        await staged.ContributeAsync(server.Api, activity, 24, 64);

        await using var plain = await browser.OpenAsync(Live(activity), scripts: false);
        await ApiClient.UntilAsync(async () =>
        {
            if (before.SequenceEqual(await SaidAsync(live)))
            {
                return false;
            }

            await plain.Page.ReloadAsync();
            return (await SaidAsync(live)).SequenceEqual(await SaidAsync(plain));
        });
        Assert.Contains(staged.Heading, await live.Page.Locator("[data-card] h2").AllTextContentsAsync());
        Assert.Empty(live.Complaints);
    }

    private static async Task<IReadOnlyList<string>> SaidAsync(OpenPage open) =>
    [
        .. (await open.Page.Locator(Shown).AllTextContentsAsync()).Select(text => text.Trim()),
        .. await open.Page.Locator("[data-bar]").EvaluateAllAsync<string[]>(Bars),
    ];

    private string Live(string activity) => $"{server.Url}/activities/{activity}/live";
}
