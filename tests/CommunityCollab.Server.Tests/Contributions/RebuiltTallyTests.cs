using CommunityCollab.Server.Tests.Api;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.Contributions;

public sealed class RebuiltTallyTests
{
    private const int Shards = 4;

    private static readonly string[] Both = ["a", "b"];
    private static readonly string[] Backwards = ["b", "a"];
    private static readonly string[] First = ["a"];
    private static readonly object[] Options = [new { key = "a", label = "A" }, new { key = "b", label = "B" }];

    [Fact]
    public async Task A_tally_of_any_type_is_the_same_live_and_rebuilt_from_the_journal()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new ServerProcess { KeepsAddress = true };
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activities = new Dictionary<string, long>
        {
            [await SurveyAsync(api, staff)] = 40,
            [await ExchangeAsync(api, staff)] = 40,
            [await OpinionAsync(api, staff)] = 60,
            [await PairwiseAsync(api, staff)] = 40,
        };
        var live = await TalliesAsync(api, staff, activities);

        await server.KillAsync(cancellation);
        await server.StartAsync(cancellation);

        Assert.Equal(live, await TalliesAsync(api, staff, activities));
    }

    [Fact]
    public async Task A_tally_is_the_same_live_from_its_snapshots_and_from_the_journal_alone()
    {
        const int Votes = 5_000;
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new ServerProcess { KeepsAddress = true };
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await api.OpenActivityAsync(staff, ApiClient.Poll());
        await Parallel.ForAsync(0, Votes, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = cancellation },
            async (i, _) => Assert.NotNull((await api.VoteAsync(activity, i % 3 == 0 ? "a" : "b"))["receipt"]));
        var live = await api.CountsAsync(activity, staff, Votes);

        await server.StopAsync(cancellation);
        Assert.Equal(Shards, await ExecuteAsync(server, "SELECT COUNT(*) FROM Snapshots"));
        await server.StartAsync(cancellation);
        Assert.Equal(live, await api.CountsAsync(activity, staff, Votes));
        Assert.NotNull((await api.VoteAsync(activity, "a"))["receipt"]);
        var later = await api.CountsAsync(activity, staff, Votes + 1);

        // From the snapshots and the one entry after them.
        await server.KillAsync(cancellation);
        await server.StartAsync(cancellation);
        Assert.Equal(later, await api.CountsAsync(activity, staff, Votes + 1));

        await server.KillAsync(cancellation);
        await ExecuteAsync(server, "DELETE FROM Snapshots RETURNING 0");
        await server.StartAsync(cancellation);
        Assert.Equal(later, await api.CountsAsync(activity, staff, Votes + 1));
    }

    private static async Task<string> SurveyAsync(ApiClient api, string staff)
    {
        var id = await api.OpenActivityAsync(staff, Activity("ANONYMOUS", "OPEN", new
        {
            survey = new
            {
                items = new object[]
                {
                    new { key = "one", type = "SINGLE_CHOICE", prompt = "One?", options = Options },
                    new { key = "many", type = "MULTIPLE_CHOICE", prompt = "Many?", options = Options },
                    new { key = "rank", type = "RANK", prompt = "Order?", options = Options },
                    new { key = "scale", type = "SCALE", prompt = "How much?" },
                    new { key = "number", type = "NUMBER", prompt = "How many?" },
                },
            },
        }));
        await RepeatAsync(40, i => SubmitAsync(api, id, new
        {
            survey = new
            {
                answers = new object[]
                {
                    new { item = "one", choice = i % 3 == 0 ? "a" : "b" },
                    new { item = "many", choices = i % 2 == 0 ? Both : First },
                    new { item = "rank", ranking = i % 2 == 0 ? Both : Backwards },
                    new { item = "scale", scale = 1 + (i % 5) },
                    new { item = "number", number = i * 25 },
                },
            },
        }));
        return id;
    }

    private static async Task<string> ExchangeAsync(ApiClient api, string staff)
    {
        var id = await api.OpenActivityAsync(staff, Activity("CONFIDENTIAL", "ONE_PER_PARTICIPANT", new { exchange = new { question = "What do you hope for?" } }));
        await RepeatAsync(20, async i =>
        {
            await SubmitAsync(api, id, new { thought = new { text = $"Hope {i}" } }, await api.JoinAsync(id));
        });
        var answer = await api.AskAsync("query($id: ID!) { activity(id: $id) { textItems(first: 5) { edges { node { key } } } } }", new { id });
        var thoughts = answer["data"]!["activity"]!["textItems"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["key"]!).ToList();
        await RepeatAsync(20, async i => await SubmitAsync(api, id, new { rating = new { thoughtKey = thoughts[i % 5], stars = 1 + (i % 5) } }, await api.JoinAsync(id)));
        return id;
    }

    private static async Task<string> OpinionAsync(ApiClient api, string staff)
    {
        var id = await api.OpenActivityAsync(staff, Activity("CONFIDENTIAL", "ONE_PER_PARTICIPANT", new { opinion = new { question = "What do you think?", statements = Options, maxLength = 0 } }));
        await RepeatAsync(20, async i =>
        {
            var participant = await api.JoinAsync(id);
            var withdrawn = Guid.NewGuid();
            await SubmitAsync(api, id, new { vote = new { statementKey = "a", vote = "AGREE" } }, participant);
            await SubmitAsync(api, id, new { vote = new { statementKey = "a", vote = i % 2 == 0 ? "DISAGREE" : "PASS" } }, participant, withdrawn);
            await api.ChangeAsync("withdrawContribution", "WithdrawContributionInput", "receipt { receivedAt }", new { activityId = id, submissionId = withdrawn, participantToken = participant });
        });
        return id;
    }

    // Everyone changes their mind once.
    private static async Task<string> PairwiseAsync(ApiClient api, string staff)
    {
        const string Next = "query($id: ID!, $token: String!) { activity(id: $id) { config { ... on Pairwise { nextPrompt(participantToken: $token) { prompt left { key } right { key } } } } } }";
        var id = await api.OpenActivityAsync(staff, Activity("CONFIDENTIAL", "ONE_PER_PARTICIPANT", new { pairwise = new { question = "What comes first?", ideas = Options, maxLength = 0 } }));
        await RepeatAsync(20, async i =>
        {
            var participant = await api.JoinAsync(id);
            var served = (await api.AskAsync(Next, new { id, token = participant }))["data"]!["activity"]!["config"]!["nextPrompt"]!;
            var prompt = (string)served["prompt"]!;
            await SubmitAsync(api, id, new { pair = new { prompt, winner = (string)served["left"]!["key"]! } }, participant);
            await SubmitAsync(api, id, i % 3 == 0 ? new { pair = new { prompt, cantDecide = "SAME" } } : new { pair = new { prompt, winner = (string)served["right"]!["key"]! } }, participant);
        });
        return id;
    }

    private static object Activity(string identity, string responses, object config) => new { title = "An activity", identity, responses, config };

    private static async Task SubmitAsync(ApiClient api, string activityId, object contribution, string? participantToken = null, Guid? submissionId = null)
    {
        var answer = await api.ChangeAsync("submitContribution", "SubmitContributionInput", "receipt { receivedAt }",
            new { activityId, submissionId = submissionId ?? Guid.NewGuid(), participantToken, contribution });
        Assert.Equal("[]", answer["errors"]!.ToJsonString());
    }

    private static async Task RepeatAsync(int times, Func<int, Task> act)
    {
        for (var i = 0; i < times; i++)
        {
            await act(i);
        }
    }

    private static async Task<IReadOnlyList<string>> TalliesAsync(ApiClient api, string staff, Dictionary<string, long> activities)
    {
        var tallies = new List<string>();
        foreach (var (id, version) in activities)
        {
            await api.CountsAsync(id, staff, version);
            var answer = await api.AskAsync("query($id: ID!) { activity(id: $id) { tally(view: ROWS) { version contributions respondents cells { key n value } } } }", new { id }, staff);
            tallies.Add(answer["data"]!["activity"]!["tally"]!.ToJsonString());
        }

        return tallies;
    }

    private static async Task<long> ExecuteAsync(ServerProcess server, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={server.StoreFile};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) ?? 0L);
    }
}
