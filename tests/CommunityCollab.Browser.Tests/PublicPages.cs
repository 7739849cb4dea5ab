namespace CommunityCollab.Browser.Tests;

/// <summary>A server with one page of each kind that the public may open.</summary>
public sealed class PublicPages : IAsyncLifetime
{
    public const string Home = "campaigns";
    public const string Missing = "missing";

    private readonly Dictionary<string, string> _paths = new() { [Home] = "/", [Missing] = "/campaigns/nonsense" };

    public static IReadOnlyList<string> Names { get; } = [Home, "campaign", "survey", "poll", "exchange", "opinion", "nothing yet", Missing];

    public ServerFixture Server { get; } = new();

    public string Address(string name) => Server.Url + _paths[name];

    public async ValueTask InitializeAsync()
    {
        var api = Server.Api;
        var staff = await api.StaffOfNewDistrictAsync(Server.AgencyToken);
        var (campaign, _) = await api.CampaignAsync(staff, ApiClient.Poll());
        _paths["campaign"] = $"/campaigns/{campaign}";
        _paths["nothing yet"] = Live(await api.OpenActivityAsync(staff, Stage.Exchange));
        await Task.WhenAll(
            PrepareAsync("poll", ApiClient.Poll(), activity => Stage.VoteAsync(api, activity, 24)),
            PrepareAsync("survey", Stage.Survey, activity => RepeatAsync(i => Stage.ContributeAsync(api, activity, Stage.SurveyAnswers(i)))),
            PrepareAsync("exchange", Stage.Exchange, activity => RepeatAsync(async _ =>
                await Stage.ContributeAsync(api, activity, new { thought = new { text = Stage.Hostile } }, await api.JoinAsync(activity)))),
            PrepareAsync("opinion", Stage.Opinion, activity => RepeatAsync(async i =>
                await Stage.ContributeAsync(api, activity, new { vote = new { statementKey = "s1", vote = i % 2 == 0 ? "AGREE" : "DISAGREE" } }, await api.JoinAsync(activity)))));

        async Task PrepareAsync(string name, object activity, Func<string, Task> contribute)
        {
            var id = await api.OpenActivityAsync(staff, activity);
            await contribute(id);
            _paths[name] = Live(id);
        }
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static string Live(string activity) => $"/activities/{activity}/live";

    private static async Task RepeatAsync(Func<int, Task> contribute)
    {
        for (var i = 0; i < 24; i++)
        {
            await contribute(i);
        }
    }
}
