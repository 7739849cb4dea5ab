using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Disclosure;

/// <summary>Publishes one item of a tally, for everyone or for one group, under a policy.</summary>
internal sealed class ItemPublication(Tally tally, DisclosurePolicy policy)
{
    /// <summary>Whether the distribution may be shown at all: enough people, and no answer of only a few.</summary>
    public bool IsSafe(ItemShape shape, string group = "")
    {
        var n = Base(shape, group).N;
        return n >= policy.MinN && !Counts(shape, group).Any(count => IsSmall(shape, count, n));
    }

    /// <summary>The item's cells, each shown or with the reason why not.</summary>
    /// <param name="shape">The item.</param>
    /// <param name="value">The type's own figure for the item; null for the usual mean.</param>
    /// <param name="group">The group; empty for everyone.</param>
    public IEnumerable<PublishedCell> Cells(ItemShape shape, decimal? value, string group = "")
    {
        var total = Base(shape, group);
        if (total.N < policy.MinN)
        {
            return Hidden(shape, group, total.N == 0 ? SuppressionReason.NoResponses : SuppressionReason.BelowMinN, CellState.NotEnough);
        }

        var verdicts = Verdicts(shape, group, total.N);
        var mean = Mean(shape, value, total, group, verdicts);
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

    private static bool AddsUp(ItemShape shape) => shape.Measure is Measure.Distribution or Measure.Scale;

    private CellSum Base(ItemShape shape, string group) => tally[new CellKey(shape.Item, "", group)];

    private long[] Counts(ItemShape shape, string group) =>
        [.. Published(shape).Select(option => tally[new CellKey(shape.Item, option, group)].N)];

    private bool IsSmall(ItemShape shape, long count, long n) =>
        IsFew(count) || (shape.Measure == Measure.Choices && IsFew(n - count));

    private bool IsFew(long count) => count > 0 && count < policy.CategoryMinimum;

    private Verdict[] Verdicts(ItemShape shape, string group, long n)
    {
        var counts = Counts(shape, group);
        if (!AddsUp(shape))
        {
            return [.. counts.Select(count => IsSmall(shape, count, n) ? Verdict.Small : Mask(count, n))];
        }

        if (counts.Any(IsFew))
        {
            return [.. counts.Select(_ => Verdict.Small)];
        }

        var verdicts = counts.Select(count => Mask(count, n)).ToArray();
        var complement = ComplementarySuppression.Complement(counts, [.. verdicts.Select(verdict => verdict != Verdict.Show)], policy.MinN);
        return [.. verdicts.Select((verdict, place) => complement[place] ? Verdict.Complement : verdict)];
    }

    private Verdict Mask(long count, long n) =>
        policy.MaskPercent == 0 ? Verdict.Show
        : count * 100 <= n * policy.MaskPercent ? Verdict.AtMost
        : count * 100 >= n * (100 - policy.MaskPercent) ? Verdict.AtLeast
        : Verdict.Show;

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
                var bound = verdict == Verdict.AtLeast ? 1 - (policy.MaskPercent / 100m) : -(policy.MaskPercent / 100m);
                return cell with { Reason = Suppression.For(SuppressionReason.Masked, policy), Bound = bound };
        }
    }

    // A mean and a total are two equations, so beside hidden options they could be solved for two of them: the mean is
    // shown only when nothing under it is hidden. A mean at the end of its range says what everybody answered.
    private PublishedCell Mean(ItemShape shape, decimal? value, CellSum total, string group, Verdict[] verdicts)
    {
        var cell = new PublishedCell(shape.Item, null, Null(group), total.N, null, CellState.Shown);
        if (shape.Measure is Measure.Distribution or Measure.Choices or Measure.Count)
        {
            return cell;
        }

        var mean = (decimal)total.Sum / total.N * shape.Unit;
        var place = (mean - shape.Low) / (shape.High - shape.Low) * 100;
        if (policy.MaskPercent > 0 && (place <= policy.MaskPercent || place >= 100 - policy.MaskPercent))
        {
            return cell with { State = CellState.Suppressed, Reason = Suppression.For(SuppressionReason.Masked, policy) };
        }

        return verdicts.All(verdict => verdict == Verdict.Show)
            ? cell with { Value = decimal.Round(value ?? mean, 4) }
            : cell with { Reason = Suppression.For(SuppressionReason.Complementary, policy) };
    }

    private enum Verdict
    {
        Show,
        Small,
        AtMost,
        AtLeast,
        Complement,
    }
}
