using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Disclosure;

/// <summary>Publishes one item of a tally, for everyone or for one group, under a policy.</summary>
internal sealed class ItemPublication(Tally tally, DisclosurePolicy policy)
{
    /// <summary>Whether figures on these people may be shown at all: enough people, and no answer of only a few.</summary>
    public bool IsSafe(ItemShape shape, string group = "")
    {
        var total = Base(shape, group);
        return shape.People(tally, group) >= policy.MinN
            && !Counts(shape, group).Any(count => OptionVerdicts.IsSmall(shape, policy, count, total.N))
            && !TellsOfFew(shape, total);
    }

    /// <summary>Whether the item shows with nothing under it hidden.</summary>
    public bool IsShownInFull(ItemShape shape, string group = "")
    {
        var total = Base(shape, group);
        return shape.People(tally, group) >= policy.MinN && IsEnough(shape, group, total)
            && Verdicts(shape, group, total.N).All(verdict => verdict == Verdict.Show)
            && !TellsOfFew(shape, total)
            && !IsMasked(shape, total);
    }

    /// <summary>Whether an item would tell what another hides: the other is not shown in full, or only one to three of those
    /// who answered it are missing here.</summary>
    /// <param name="other">An item that <paramref name="shape"/> depends on.</param>
    /// <param name="shape">The item.</param>
    /// <param name="group">The group; empty for everyone.</param>
    public bool IsGivenAwayBy(ItemShape other, ItemShape shape, string group = "")
    {
        var answered = Base(other, group).N;
        return answered > 0 && (!IsShownInFull(other, group) || IsFew(answered - Base(shape, group).N));
    }

    /// <summary>The item's cells, each shown or with the reason why not.</summary>
    /// <param name="shape">The item.</param>
    /// <param name="value">The type's own figure for the item; null for the usual mean.</param>
    /// <param name="group">The group; empty for everyone.</param>
    public IEnumerable<PublishedCell> Cells(ItemShape shape, Figure? value, string group = "")
    {
        var total = Base(shape, group);
        if (shape.People(tally, group) < policy.MinN)
        {
            return Hidden(shape, group, total.N == 0 ? SuppressionReason.NoResponses : SuppressionReason.BelowMinN, CellState.NotEnough);
        }

        if (!IsEnough(shape, group, total))
        {
            return Hidden(shape, group, SuppressionReason.NotEnoughVotes, CellState.NotEnough);
        }

        var verdicts = Verdicts(shape, group, total.N);
        var mean = BaseCell(shape, value, total, group, verdicts);
        return [mean, .. Published(shape).Select((option, place) => OptionCell(shape, option, group, total.N, verdicts[place]))];
    }

    /// <summary>Every cell of the item, hidden for one reason.</summary>
    public IEnumerable<PublishedCell> Hidden(ItemShape shape, string group, SuppressionReason code, CellState state)
    {
        var reason = Suppression.For(code, policy);
        string?[] options = [null, .. Published(shape)];
        return options.Select(option => new PublishedCell(shape.Item, option, Null(group), null, null, state, reason));
    }

    private static IReadOnlyList<string> Published(ItemShape shape) => shape.Measure == Measure.Rating ? [] : shape.Options;

    private static string? Null(string text) => text.Length == 0 ? null : text;

    private CellSum Base(ItemShape shape, string group) => tally[new CellKey(shape.Item, "", group)];

    // Groups are not held to it: a single one that is hidden could be worked out from the others.
    private static bool IsEnough(ItemShape shape, string group, CellSum total) => group.Length > 0 || total.N >= shape.FewestForFigure;

    private static decimal? Rounded(decimal? figure) => figure is { } some ? decimal.Round(some, 4) : null;

    private long[] Counts(ItemShape shape, string group) =>
        [.. Published(shape).Select(option => tally[new CellKey(shape.Item, option, group)].N)];

    private bool IsFew(decimal count) => OptionVerdicts.IsFew(policy, count);

    // A mean this near an end of its range says that only one to three people are not at it, and so what they answered.
    private bool TellsOfFew(ItemShape shape, CellSum total) => shape.HasMean && IsFew(shape.DistanceFromEnd(total));

    private bool IsMasked(ItemShape shape, CellSum total) =>
        shape.HasMean && shape.DistanceFromEnd(total) <= policy.MaskedUpTo(total.N);

    private Verdict[] Verdicts(ItemShape shape, string group, long n) =>
        new OptionVerdicts(shape, policy, Counts(shape, group), n).Of();

    private PublishedCell OptionCell(ItemShape shape, string option, string group, long n, Verdict verdict)
    {
        var cell = new PublishedCell(shape.Item, option, Null(group), null, null, CellState.Suppressed);
        switch (verdict)
        {
            case Verdict.Show:
                var count = tally[new CellKey(shape.Item, option, group)].N;
                return cell with { N = count, Value = decimal.Round((decimal)count / n, 4), State = CellState.Shown };
            case Verdict.Small:
                return cell with { Reason = Suppression.For(SuppressionReason.SmallCategory, policy) };
            case Verdict.Complement:
                return cell with { State = CellState.Complementary, Reason = Suppression.For(SuppressionReason.Complementary, policy) };
            default:
                var most = decimal.Ceiling(policy.MaskedUpTo(n) * 100m / n) / 100;
                return cell with { Reason = Suppression.For(SuppressionReason.Masked, policy), Bound = verdict == Verdict.AtLeast ? 1 - most : -most };
        }
    }

    // A mean and a total are two equations, so beside hidden options they could be solved for two of them: the mean is
    // shown only when nothing under it is hidden. A mean at the end of its range says what everybody answered.
    private PublishedCell BaseCell(ItemShape shape, Figure? value, CellSum total, string group, Verdict[] verdicts)
    {
        var cell = new PublishedCell(shape.Item, null, Null(group), total.N, null, CellState.Shown);
        if (!shape.HasMean)
        {
            return cell;
        }

        // Asked first: beside hidden options, even that the mean is near an end would narrow them down.
        if (verdicts.Any(verdict => verdict != Verdict.Show))
        {
            return cell with { Reason = Suppression.For(SuppressionReason.Complementary, policy) };
        }

        if (IsMasked(shape, total) || TellsOfFew(shape, total))
        {
            var code = IsMasked(shape, total) ? SuppressionReason.Masked : SuppressionReason.SmallCategory;
            return cell with { State = CellState.Suppressed, Reason = Suppression.For(code, policy) };
        }

        var figure = value ?? new Figure((decimal)total.Sum / total.N * shape.Unit);
        return cell with { Value = decimal.Round(figure.Value, 4), Low = Rounded(figure.Low), High = Rounded(figure.High) };
    }
}
