using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Browser.Tests;

/// <summary>An activity whose live page has a card of one kind, and what people contribute to it.</summary>
/// <param name="Heading">What the card is headed.</param>
/// <param name="Activity">The activity.</param>
/// <param name="Contribution">What the person of a number contributes, given what <see cref="Given"/> answers.</param>
internal sealed record Cards(string Heading, object Activity, Func<int, IReadOnlyList<string>, object> Contribution)
{
    private const string Question = "What do you think?";

    private static readonly string[] Both = ["a", "b"];

    private static object[] Options => [new { key = "a", label = "The one" }, new { key = "b", label = "The other" }];

    private static object Poll => new { title = "A poll", identity = "ANONYMOUS", responses = "OPEN", config = new { poll = new { question = Question, options = Options } } };

    /// <summary>The activity for a kind of card. One that is not here yet has to be written before its page can be trusted.</summary>
    public static Cards Of(string kind) => kind switch
    {
        nameof(ActivityKind.Poll) => new(Question, Poll, (n, _) => new { poll = new { choice = Either(n) } }),
        nameof(ActivityKind.Opinion) => new("More buses", Stage.Opinion, (n, _) => new { vote = new { statementKey = "s2", vote = n % 2 == 0 ? "AGREE" : "DISAGREE" } }),
        nameof(ActivityKind.Exchange) => new("How people rated the thoughts", Stage.Exchange, (n, shared) => shared.Count == 0
            ? new { thought = new { text = "More room for music" } }
            : new { rating = new { thoughtKey = shared[0], stars = 3 + (n % 3) } }),
        nameof(ActivityKind.Pairwise) => new("What comes first?", Stage.Pairwise, (n, served) => n % 5 == 0
            ? new { pair = new { prompt = served[0], cantDecide = n % 2 == 0 ? "SAME" : "UNSURE" } }
            : new { pair = new { prompt = served[0], winner = served[1] } })
        {
            Given = ServedAsync,
        },
        nameof(SingleChoiceItem) => Survey(new { key = "q", type = "SINGLE_CHOICE", prompt = Question, options = Options }, n => new { item = "q", choice = Either(n) }),
        nameof(MultipleChoiceItem) => Survey(
            new { key = "q", type = "MULTIPLE_CHOICE", prompt = Question, options = Options }, n => new { item = "q", choices = n % 3 == 0 ? Both : [Either(n)] }),
        nameof(ScaleItem) => Survey(
            new { key = "q", type = "SCALE", prompt = Question, low = 1, high = 3, lowLabel = "Little", highLabel = "Much" }, n => new { item = "q", scale = 1 + (n % 3) }),
        nameof(MatrixItem) => Survey(
            new { key = "q", type = "MATRIX", prompt = Question, rows = Options, columns = Options },
            n => new { item = "q", cells = new[] { new { row = "a", column = Either(n) }, new { row = "b", column = Either(n + 1) } } }),
        nameof(RankItem) => Survey(
            new { key = "q", type = "RANK", prompt = Question, options = Options }, n => new { item = "q", ranking = new[] { Either(n), Either(n + 1) } }),
        nameof(NumberItem) => Survey(
            new { key = "q", type = "NUMBER", prompt = Question, low = -10, high = 10, decimals = 2 }, n => new { item = "q", number = (n % 9) - 3.75 }),
        nameof(DateItem) => Survey(
            new { key = "q", type = "DATE", prompt = Question, first = "2026-01-01", last = "2026-03-31" }, n => new { item = "q", date = $"2026-0{1 + (n % 3)}-15" }),
        nameof(ShortTextItem) => Survey(new { key = "q", type = "SHORT_TEXT", prompt = Question }, n => new { item = "q", text = $"Line {n}" }),
        nameof(LongTextItem) => Survey(new { key = "q", type = "LONG_TEXT", prompt = Question }, n => new { item = "q", text = $"Text {n}" }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Say here what an activity with such a card is, so that its page is compared with its script."),
    };

    /// <summary>What a person is given to answer: the keys of what others shared.</summary>
    public Func<ApiClient, string, string?, Task<IReadOnlyList<string>>> Given { get; init; } = (api, activityId, _) => SharedAsync(api, activityId);

    /// <summary>Contributes for people of some numbers.</summary>
    public async Task ContributeAsync(ApiClient api, string activityId, int from, int to)
    {
        for (var n = from; n < to; n++)
        {
            var token = NeedsToken ? await api.JoinAsync(activityId) : null;
            await Stage.ContributeAsync(api, activityId, Contribution(n, await Given(api, activityId, token)), token);
        }
    }

    private bool NeedsToken => Activity.ToString()!.Contains("CONFIDENTIAL", StringComparison.Ordinal);

    private static string Either(int n) => n % 2 == 0 ? "a" : "b";

    private static Cards Survey(object item, Func<int, object> answer) => new(
        Question,
        new { title = "A survey", identity = "ANONYMOUS", responses = "OPEN", config = new { survey = new { items = new[] { item } } } },
        (n, _) => new { survey = new { answers = new[] { answer(n) } } });

    private static async Task<IReadOnlyList<string>> SharedAsync(ApiClient api, string activityId)
    {
        var answer = await api.AskAsync("query($id: ID!) { activity(id: $id) { textItems(first: 1) { edges { node { key } } } } }", new { id = activityId });
        return [.. answer["data"]!["activity"]!["textItems"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["key"]!)];
    }

    // A prompt, and the key of the idea that most people choose of its two.
    private static async Task<IReadOnlyList<string>> ServedAsync(ApiClient api, string activityId, string? token)
    {
        const string Next = "query($id: ID!, $token: String!) { activity(id: $id) { config { ... on Pairwise { nextPrompt(participantToken: $token) { prompt left { key } right { key } } } } } }";
        var served = (await api.AskAsync(Next, new { id = activityId, token }))["data"]!["activity"]!["config"]!["nextPrompt"]!;
        return [(string)served["prompt"]!, new[] { (string)served["left"]!["key"]!, (string)served["right"]!["key"]! }.Min(StringComparer.Ordinal)!];
    }
}
