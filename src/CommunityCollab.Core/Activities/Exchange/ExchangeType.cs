using System.Diagnostics;
using System.Globalization;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Activities.Exchange;

/// <summary>Share thoughts, rate others' thoughts, discover the top ones.</summary>
public sealed class ExchangeType : ActivityType<ExchangeConfig, ExchangeContribution>
{
    /// <summary>The one there is.</summary>
    public static readonly ExchangeType Instance = new();

    /// <summary>The item that counts the thoughts shared.</summary>
    public const string Thoughts = "thoughts";

    private const int LongestThought = 1_000;
    private const int MostPerParticipant = 200;
    private const int MostStars = 5;
    private const string Skipped = "skip";

    // How many ratings' worth of the exchange's own mean each thought starts with, so that one five-star rating does
    // not lead the list (5 to 10 is the usual range for this kind of shrinkage).
    private const int PriorRatings = 7;

    private static readonly string[] Stars = [.. Enumerable.Range(1, MostStars).Select(stars => stars.ToString(CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public override ActivityKind Kind => ActivityKind.Exchange;

    /// <inheritdoc/>
    public override bool ManyPerParticipant => true;

    /// <inheritdoc/>
    public override bool HasTexts => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> RefersTo(ContributionBody body) => SayOn(body) is { } thought ? [thought] : [];

    /// <inheritdoc/>
    public override string? SayOn(ContributionBody body) => body switch
    {
        Rating rating => rating.ThoughtKey,
        RatingSkip skip => skip.ThoughtKey,
        _ => null,
    };

    /// <inheritdoc/>
    public override string? SharedText(ContributionBody body) => (body as Thought)?.Text;

    /// <inheritdoc/>
    protected override TextSharing SharingOf(ExchangeConfig config) => new(config.HeldForModerator, config.MaxPerParticipant);

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> FirstTextsOf(ExchangeConfig config) => [];

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckConfig(ExchangeConfig config)
    {
        foreach (var problem in PlainText.Check(config.Question, Options.LongestLabel, "question"))
        {
            yield return problem;
        }

        if (config.MaxLength is < 20 or > LongestThought)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A thought may be 20 to {LongestThought} characters long.", "maxLength");
        }

        if (config.MaxPerParticipant is < 1 or > MostPerParticipant)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A participant may share 1 to {MostPerParticipant} thoughts.", "maxPerParticipant");
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<AuthorText> TextsOf(ExchangeConfig config) => [new(config.Question, "question")];

    /// <inheritdoc/>
    protected override ExchangeContribution Clean(ExchangeContribution body) =>
        body is Thought thought ? new Thought(PlainText.Clean(thought.Text)) : body;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckBody(ExchangeContribution body, ExchangeConfig config, string? participant, IReadOnlyDictionary<string, TextItem> referred) => body switch
    {
        Thought thought => PlainText.Check(thought.Text, config.MaxLength, "text"),
        Rating rating => CheckRating(rating, participant, Find(referred, rating.ThoughtKey)),
        RatingSkip skip => [.. MustBeReason(skip.Reason), .. MustBeVisible(Find(referred, skip.ThoughtKey))],
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    protected override void Count(ExchangeContribution body, string id, ExchangeConfig config, CellWriter cells)
    {
        switch (body)
        {
            case Thought:
                cells.Add(Thoughts);
                cells.Add(Thoughts, id);
                break;
            case Rating rating:
                cells.Add(rating.ThoughtKey, value: rating.Stars);
                cells.Add(rating.ThoughtKey, Stars[rating.Stars - 1]);
                break;
            case RatingSkip skip:
                cells.Add(skip.ThoughtKey, Skipped);
                break;
        }
    }

    /// <inheritdoc/>
    public override Tally Without(Tally tally, IReadOnlySet<string> texts)
    {
        var rest = base.Without(tally, texts);
        foreach (var (key, sum) in tally.Cells.Where(cell => cell.Key.Item == Thoughts && texts.Contains(cell.Key.Option)))
        {
            rest.Add(key, default(CellSum) - sum);
            rest.Add(key with { Option = "" }, default(CellSum) - sum);
            rest.CountContributions(key.Group.Length == 0 ? -sum.N : 0);
        }

        return rest;
    }

    /// <inheritdoc/>
    protected override bool IsSay(CellKey key) => key.Option is "" or Skipped;

    /// <inheritdoc/>
    protected override IEnumerable<ItemShape> Items(Tally tally, ExchangeConfig config) =>
        tally.Cells.Keys
            .Where(key => key.Option.Length == 0 && key.Group.Length == 0)
            .Select(key => key.Item)
            .Order(StringComparer.Ordinal)
            .Select(item => item == Thoughts ? ItemShape.Count(item) with { CountsPeople = false } : ItemShape.Rating(item, Stars, 1, MostStars));

    /// <summary>The shrunken mean of each thought's stars.</summary>
    protected override Func<ItemShape, Figure?> Values(Tally tally, ExchangeConfig config)
    {
        var all = tally.Cells
            .Where(cell => cell.Key.Option.Length == 0 && cell.Key.Group.Length == 0 && cell.Key.Item != Thoughts)
            .Aggregate(default(CellSum), (total, cell) => total + cell.Value);
        return item =>
        {
            var own = tally[new CellKey(item.Item)];
            return item.Item == Thoughts || own.N == 0
                ? null
                : new Figure(((PriorRatings * (decimal)all.Sum / all.N) + own.Sum) / (PriorRatings + own.N));
        };
    }

    private static IEnumerable<Problem> CheckRating(Rating rating, string? participant, TextItem? referred)
    {
        if (rating.Stars is < 1 or > MostStars)
        {
            yield return Problem.At(ProblemCode.Invalid, $"Give 1 to {MostStars} stars; {rating.Stars} was sent.", "stars");
        }

        if (referred?.Author is { } author && author == participant)
        {
            yield return Problem.At(ProblemCode.Forbidden, "This is your own thought; rate those of others.", "thoughtKey");
        }

        foreach (var problem in MustBeVisible(referred))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> MustBeReason(SkipReason reason) =>
        Enum.IsDefined(reason) ? [] : [Problem.At(ProblemCode.Invalid, "Choose one of the reasons.", "reason")];

    private static IEnumerable<Problem> MustBeVisible(TextItem? referred) =>
        referred?.State == TextItemState.Visible
            ? []
            : [Problem.At(ProblemCode.NotFound, "There is no such thought, or it is no longer shown.", "thoughtKey")];
}
