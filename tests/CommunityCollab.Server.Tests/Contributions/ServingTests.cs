using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Contributions;

/// <summary>What is served next is random among the least seen, so that a room full of phones covers everything.</summary>
public sealed class ServingTests(ServerFixture server)
{
    private const int People = 200;
    private const int Cards = 3;
    private const int Statements = 30;
    private const int Fair = People * Cards / Statements;

    private readonly ApiClient _api = server.Api;

    [Fact]
    public async Task Two_hundred_people_with_three_cards_each_one_after_another_cover_all_of_thirty_evenly()
    {
        var activity = await OpenAsync();
        var seen = new Dictionary<string, int>();
        for (var person = 0; person < People; person++)
        {
            await TakePartAsync(activity, seen);
        }

        // Nothing is seen a sixth time before all are seen five times, and so on.
        Assert.Equal(Statements, seen.Count);
        Assert.All(seen.Values, times => Assert.InRange(times, Fair - 5, Fair + 5));
    }

    [Fact]
    public async Task A_room_where_all_ask_before_anybody_answers_covers_all_of_thirty()
    {
        var activity = await OpenAsync();
        var seen = new Dictionary<string, int>();
        var orders = new HashSet<string>();
        await Task.WhenAll(Enumerable.Range(0, People).Select(async _ =>
        {
            var served = await NextAsync(activity, await _api.JoinAsync(activity), Cards);
            lock (seen)
            {
                served.ForEach(key => seen[key] = seen.GetValueOrDefault(key) + 1);
                orders.Add(string.Join(' ', served));
            }
        }));

        // Each is served to one person in ten: below 3 or above 45 of 200 comes up once in ten million rooms or less.
        Assert.Equal(Statements, seen.Count);
        Assert.All(seen.Values, times => Assert.InRange(times, 3, 45));
        Assert.True(orders.Count > People * 9 / 10, $"{orders.Count} different orders for {People} people.");
    }

    [Fact]
    public async Task The_ids_of_what_people_share_tell_neither_who_nor_when()
    {
        var staff = await _api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await _api.OpenActivityAsync(staff, Contributing.Activity(new { exchange = new { question = "What should we know?" } }));
        var person = await _api.JoinAsync(activity);
        for (var place = 0; place < 12; place++)
        {
            await _api.SubmitAsync(activity, new { thought = new { text = $"Hope {place}" } }, person);
        }

        var keys = (await _api.OwnTextsAsync(activity, person)).ConvertAll(item => (string)item["key"]!);
        Assert.All(keys, key => Assert.Matches("^[A-Za-z0-9_-]{16}$", key));
        Assert.Equal(12, keys.Distinct().Count());

        // Twelve ids at random stand in their order of arrival once in half a billion times.
        Assert.NotEqual(keys, keys.Order(StringComparer.Ordinal));
        Assert.NotEqual(keys, keys.OrderDescending(StringComparer.Ordinal));
    }

    private async Task TakePartAsync(string activity, Dictionary<string, int> seen)
    {
        var person = await _api.JoinAsync(activity);
        foreach (var key in await NextAsync(activity, person, Cards))
        {
            seen[key] = seen.GetValueOrDefault(key) + 1;
            Assert.NotNull((await _api.SubmitAsync(activity, new { vote = new { statementKey = key, vote = "AGREE" } }, person))["receipt"]);
        }
    }

    private async Task<List<string>> NextAsync(string activity, string token, int first)
    {
        var answer = await _api.AskAsync(
            "query($id: ID!, $token: String!, $first: Int) { activity(id: $id) { nextTextItems(participantToken: $token, first: $first) { key } } }", new { id = activity, token, first });
        return [.. answer["data"]!["activity"]!["nextTextItems"]!.AsArray().Select(item => (string)item!["key"]!)];
    }

    private async Task<string> OpenAsync()
    {
        var staff = await _api.StaffOfNewDistrictAsync(server.AgencyToken);
        var statements = Enumerable.Range(0, Statements).Select(place => new { key = $"s{place}", label = $"Statement {place}" });
        return await _api.OpenActivityAsync(staff, Contributing.Activity(new { opinion = new { question = "What do you think?", statements, maxLength = 0 } }));
    }
}
