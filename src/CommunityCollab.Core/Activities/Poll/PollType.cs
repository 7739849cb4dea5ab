using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Activities.Poll;

/// <summary>One question in a meeting, with live bars.</summary>
public sealed class PollType : ActivityType<PollConfig, PollAnswer>
{
    /// <summary>The one there is.</summary>
    public static readonly PollType Instance = new();

    /// <summary>The one item of a poll, as its cells are keyed.</summary>
    public const string Item = "poll";

    private const int MostOptions = 20;

    /// <inheritdoc/>
    public override ActivityKind Kind => ActivityKind.Poll;

    /// <inheritdoc/>
    public override bool HasTexts => false;

    /// <inheritdoc/>
    public override IReadOnlyList<string> RefersTo(ContributionBody body) => [];

    /// <inheritdoc/>
    public override string? SayOn(ContributionBody body) => "";

    /// <inheritdoc/>
    public override string? SharedText(ContributionBody body) => null;

    /// <inheritdoc/>
    protected override TextSharing SharingOf(PollConfig config) => TextSharing.None;

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> FirstTextsOf(PollConfig config) => [];

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckConfig(PollConfig config)
    {
        foreach (var problem in Options.Check(config.Options, 2, MostOptions, "options"))
        {
            yield return problem;
        }

        foreach (var problem in PlainText.Check(config.Question, Options.LongestLabel, "question"))
        {
            yield return problem;
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<AuthorText> TextsOf(PollConfig config) =>
        [new(config.Question, "question"), .. AuthorText.Labels(config.Options, "options")];

    /// <inheritdoc/>
    protected override PollAnswer Clean(PollAnswer body) => body;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckBody(PollAnswer body, PollConfig config, string? participant, IReadOnlyDictionary<string, TextItem> referred)
    {
        if (!Options.Has(config.Options, body.Choice))
        {
            yield return Options.Unknown(body.Choice, "choice");
        }
    }

    /// <inheritdoc/>
    protected override void Count(PollAnswer body, string id, PollConfig config, CellWriter cells)
    {
        cells.Add(Item);
        cells.Add(Item, body.Choice);
    }

    /// <inheritdoc/>
    protected override IEnumerable<ItemShape> Items(Tally tally, PollConfig config) =>
        [ItemShape.Distribution(Item, config.Options.Select(option => option.Key))];
}
