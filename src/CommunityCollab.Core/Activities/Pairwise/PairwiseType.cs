using System.Diagnostics;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Activities.Pairwise;

/// <summary>This idea or that one.</summary>
public sealed class PairwiseType : ActivityType<PairwiseConfig, PairwiseContribution>
{
    /// <summary>The one there is.</summary>
    public static readonly PairwiseType Instance = new();

    /// <summary>The item that counts the answers of those who couldn't decide; no idea's key has a dot.</summary>
    public const string Undecided = "pair.undecided";

    /// <summary>The fewest votes that an idea's score is shown from: below it, the interval spans half of all there is.</summary>
    public const int EnoughVotes = 15;

    private const string People = "people";
    private const sbyte DecidedVote = 1;
    private const sbyte UndecidedVote = 0;
    private const int MostIdeas = 500;
    private const int LongestIdea = 500;
    private const int MostPerParticipant = 200;
    private const decimal Confidence95 = 1.96m;

    private static readonly string[] Outcomes = ["lost", "won"];

    /// <summary>The reasons for not deciding, as cells are keyed by them.</summary>
    public static IReadOnlyDictionary<CantDecide, string> Reasons { get; } = new Dictionary<CantDecide, string>
    {
        [CantDecide.LikeBoth] = "like-both",
        [CantDecide.LikeNeither] = "like-neither",
        [CantDecide.Same] = "same",
        [CantDecide.NotEnoughKnown] = "not-enough-known",
        [CantDecide.Unsure] = "unsure",
    };

    /// <inheritdoc/>
    public override ActivityKind Kind => ActivityKind.Pairwise;

    /// <inheritdoc/>
    public override bool ManyPerParticipant => true;

    /// <inheritdoc/>
    public override bool HasTexts => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> RefersTo(ContributionBody body) => PromptOf(body) is { } prompt ? [prompt.Left, prompt.Right] : [];

    /// <inheritdoc/>
    public override string? SayOn(ContributionBody body) => PromptOf(body)?.Pair;

    /// <inheritdoc/>
    public override string? SharedText(ContributionBody body) => (body as Idea)?.Text;

    /// <inheritdoc/>
    protected override TextSharing SharingOf(PairwiseConfig config) => new(config.HeldForModerator, config.MaxPerParticipant);

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> FirstTextsOf(PairwiseConfig config) => config.Ideas;

    /// <inheritdoc/>
    // Ideas are what people choose between, as statements are; none is the author's word on this activity.
    protected override IEnumerable<AuthorText> TextsOf(PairwiseConfig config) => [new(config.Question, "question")];

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckConfig(PairwiseConfig config)
    {
        foreach (var problem in Options.Check(config.Ideas, 2, MostIdeas, "ideas").Concat(PlainText.Check(config.Question, Options.LongestLabel, "question")))
        {
            yield return problem;
        }

        if (config.MaxLength is < 0 or > LongestIdea)
        {
            yield return Problem.At(ProblemCode.Invalid, $"An idea may be up to {LongestIdea} characters long; 0 takes none.", "maxLength");
        }

        if (config.MaxPerParticipant is < 1 or > MostPerParticipant)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A participant may add 1 to {MostPerParticipant} ideas.", "maxPerParticipant");
        }
    }

    /// <inheritdoc/>
    protected override PairwiseContribution Clean(PairwiseContribution body) => body is Idea idea ? new Idea(PlainText.Clean(idea.Text)) : body;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckBody(PairwiseContribution body, PairwiseConfig config, string? participant, IReadOnlyDictionary<string, TextItem> referred) => body switch
    {
        Idea when config.MaxLength == 0 => [Problem.At(ProblemCode.Forbidden, "This activity takes answers, not new ideas.")],
        Idea idea => PlainText.Check(idea.Text, config.MaxLength, "text"),
        PairAnswer answer when !ServedPrompt.WasServed(answer.Prompt, config.PromptKey, participant) =>
            [Problem.At(ProblemCode.Invalid, "This is no prompt that was served to you. Ask for the next one, and answer that.", "prompt")],
        PairAnswer answer => CheckAnswer(answer, ServedPrompt.Read(answer.Prompt)!, referred),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    protected override void Count(PairwiseContribution body, string id, PairwiseConfig config, CellWriter cells)
    {
        if (body is not PairAnswer answer)
        {
            return;
        }

        if (answer.CantDecide is { } reason)
        {
            cells.Add(Undecided);
            cells.Add(Undecided, Reasons[reason]);
            CountPerson(cells, Undecided, other => other.Vote == UndecidedVote);
            return;
        }

        foreach (var idea in RefersTo(answer))
        {
            var won = idea == answer.Winner ? 1 : 0;
            cells.Add(idea, value: won);
            cells.Add(idea, Outcomes[won]);
            CountPerson(cells, idea, other => other.Vote != UndecidedVote && ServedPrompt.IsOf(other.Statement, idea));
        }
    }

    /// <inheritdoc/>
    protected override ParticipantRow CountRow(ParticipantRow row, PairwiseContribution body, int sign) =>
        body is not PairAnswer answer || PromptOf(answer) is not { } prompt ? row
        : sign > 0 ? row.With(prompt.Pair, answer.CantDecide is null ? DecidedVote : UndecidedVote)
        : row.Without(prompt.Pair);

    /// <inheritdoc/>
    // An answer says something of two ideas. When one of them is removed, its votes go from the figures; the answer goes on saying
    // something of the other.
    protected override bool IsSay(CellKey key) => false;

    /// <inheritdoc/>
    protected override IEnumerable<ItemShape> Items(Tally tally, PairwiseConfig config) =>
        tally.Cells.Keys
            .Where(key => key.Option.Length == 0 && key.Group.Length == 0)
            .Select(key => key.Item)
            .Order(StringComparer.Ordinal)
            .Select(ShapeOf);

    /// <summary>Each idea's score: the estimated chance, from 0 to 100, that it is chosen over another one, with its interval.</summary>
    /// <remarks>The mean of a beta distribution that knew nothing before, and its standard deviation: (wins + 1) / (wins + losses + 2), as All Our
    /// Ideas estimates it live.</remarks>
    protected override Func<ItemShape, Figure?> Values(Tally tally, PairwiseConfig config) =>
        item => item.Item == Undecided || tally[new CellKey(item.Item)] is { N: 0 } ? null : Score(tally[new CellKey(item.Item)]);

    private static ItemShape ShapeOf(string item) => item == Undecided
        ? ItemShape.Distribution(item, Reasons.Values) with { CountsPeople = false, PeopleOption = People }
        : ItemShape.Rating(item, Outcomes, 0, 100) with { Unit = 100, CountsPeople = false, PeopleOption = People, FewestForFigure = EnoughVotes };

    private static Figure Score(CellSum votes)
    {
        var chance = (votes.Sum + 1m) / (votes.N + 2);
        var reach = Confidence95 * (decimal)Math.Sqrt((double)(chance * (1 - chance) / (votes.N + 3)));
        return new Figure(chance * 100, Math.Max(chance - reach, 0) * 100, Math.Min(chance + reach, 1) * 100);
    }

    // Whoever answers many prompts is one person behind each idea's figure.
    private static void CountPerson(CellWriter cells, string item, Func<StatementVote, bool> isOfItem)
    {
        if (!cells.Others.Votes.Any(isOfItem))
        {
            cells.AddPerson(item, People);
        }
    }

    private static ServedPrompt? PromptOf(ContributionBody body) => ServedPrompt.Read((body as PairAnswer)?.Prompt);

    private static IEnumerable<Problem> CheckAnswer(PairAnswer answer, ServedPrompt prompt, IReadOnlyDictionary<string, TextItem> referred)
    {
        if (Find(referred, prompt.Left)?.State != TextItemState.Visible || Find(referred, prompt.Right)?.State != TextItemState.Visible)
        {
            return [Problem.At(ProblemCode.NotFound, "One of the two ideas is no longer shown. Ask for the next prompt.", "prompt")];
        }

        return (answer.Winner, answer.CantDecide) switch
        {
            (null, null) => [Problem.At(ProblemCode.Required, "Choose one of the two, or say why you can't decide.", "winner")],
            (not null, not null) => [Problem.At(ProblemCode.Invalid, "Choose one of the two or say why you can't decide, not both.", "cantDecide")],
            ({ } winner, null) when winner != prompt.Left && winner != prompt.Right => [Options.Unknown(winner, "winner")],
            (null, { } reason) when !Enum.IsDefined(reason) => [Problem.At(ProblemCode.Invalid, "Choose one of the reasons.", "cantDecide")],
            _ => [],
        };
    }
}
