using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Disclosure;

/// <summary>Publishes items by stakeholder group. Whole groups are hidden, and with them enough others that what is
/// left when all shown groups are taken from the total could itself be shown.</summary>
/// <remarks>A person may be in several groups or in none. So what is left counts those in no group too; every shown
/// group's opposite, the people not in it, must be showable; and where groups overlap for certain, the hidden groups
/// together must be.</remarks>
internal sealed class GroupBreakdown(Tally tally, DisclosurePolicy policy, IReadOnlyList<string> groups)
{
    private readonly ItemPublication _items = new(tally, policy);

    /// <summary>The items' cells for every group.</summary>
    /// <param name="shapes">The items.</param>
    /// <param name="givenAway">Those that would give another away, and so show for no group.</param>
    public IEnumerable<PublishedCell> Cells(IReadOnlyDictionary<string, ItemShape> shapes, IReadOnlySet<ItemShape> givenAway)
    {
        var hidden = Hidden(shapes, givenAway);
        return shapes.Values.SelectMany(shape => Cells(shape, hidden[shape.Item]));
    }

    // Where every group that anyone is in is hidden, not even the reasons may tell them apart.
    private IEnumerable<PublishedCell> Cells(ItemShape shape, bool[] hidden)
    {
        var isAnyShown = Count(shape, "") == 0 || groups.Where((_, place) => !hidden[place]).Any(group => Count(shape, group) > 0);
        return groups.SelectMany((group, place) =>
            !isAnyShown ? _items.Hidden(shape, group, SuppressionReason.Complementary, CellState.Complementary)
            : IsUnsafe(shape, group) ? _items.Hidden(shape, group, ReasonFor(Count(shape, group)), CellState.Suppressed)
            : hidden[place] ? _items.Hidden(shape, group, SuppressionReason.Complementary, CellState.Complementary)
            : _items.Cells(shape, null, group));
    }

    // Hiding a group under one item hides it under those that hang on it, which may hide more there, and so on until
    // nothing moves; each round hides more, so there is an end.
    private Dictionary<string, bool[]> Hidden(IReadOnlyDictionary<string, ItemShape> shapes, IReadOnlySet<ItemShape> givenAway)
    {
        var hidden = shapes.Values.ToDictionary(
            shape => shape.Item,
            shape => WithComplement(shape, [.. groups.Select(group => givenAway.Contains(shape) || IsUnsafe(shape, group))]));
        var linked = shapes.Values.Where(shape => shape.DependsOn.Count > 0).ToList();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var shape in linked)
            {
                bool[] before = hidden[shape.Item];
                bool[] union = [.. groups.Select((group, place) =>
                    before[place] || shape.DependsOn.Any(other => hidden[other][place] || _items.IsGivenAwayBy(shapes[other], shape, group)))];
                if (!union.SequenceEqual(before))
                {
                    hidden[shape.Item] = WithComplement(shape, union);
                    changed = true;
                }
            }
        }

        return hidden;
    }

    private bool[] WithComplement(ItemShape shape, bool[] hidden)
    {
        var outside = groups.Select((group, place) => hidden[place] || (Less(shape, [group]) is { } others && !MayBeKnown(shape, others))).ToArray();
        var complement = ComplementarySuppression.Complement(
            [.. groups.Select(group => Count(shape, group))], outside, all => IsProtected(shape, all));
        return [.. outside.Select((isHidden, place) => isHidden || complement[place])];
    }

    private bool IsProtected(ItemShape shape, bool[] hidden)
    {
        var shown = groups.Where((_, place) => !hidden[place]).ToList();
        if (Less(shape, shown) is { } rest && !MayBeKnown(shape, rest))
        {
            return false;
        }

        var unseen = groups.Where((_, place) => hidden[place]).ToList();
        return unseen.Count == 0 || (MayBeKnown(shape, Together(shape, unseen)) && LeavesOpen(shape, unseen, shown));
    }

    // What is known of each: a group hidden for its own sake is below minN, or not; those in no group may be any
    // number, and when they are why others hide, few; a complement is smaller than all that shows, since the smallest
    // goes first, and was needed.
    private bool LeavesOpen(ItemShape shape, List<string> unseen, List<string> shown)
    {
        var total = Count(shape, "");
        var inNone = Math.Max(0, total - groups.Sum(group => Count(shape, group)));
        var unsafeCounts = unseen.Where(group => IsUnsafe(shape, group)).Select(group => Count(shape, group)).ToList();
        var complements = unseen.Where(group => !IsUnsafe(shape, group)).Select(group => Count(shape, group)).ToList();
        var sum = unsafeCounts.Sum() + complements.Sum() + inNone;
        var least = unsafeCounts.Count > 1 && unsafeCounts.Sum() < policy.MinN ? Math.Max(policy.MinN, sum - policy.MinN + 1) : policy.MinN;
        var complement = new KnownRange(least, shown.Select(group => Count(shape, group)).Where(count => count > 0).DefaultIfEmpty(total + 1).Min() - 1);
        KnownRange nobodys = unsafeCounts.Count > 0 ? new(0, total) : inNone < policy.MinN ? new(1, policy.MinN - 1) : new(policy.MinN, total);
        return complements.All(count => count >= complement.Low && count <= complement.High)
            && ComplementarySuppression.LeavesOpen(
                [
                    .. unsafeCounts.Select(count => count < policy.MinN ? new KnownRange(1, policy.MinN - 1) : new(policy.MinN, total)),
                    .. complements.Select(_ => complement),
                    .. inNone > 0 ? [nobodys] : Array.Empty<KnownRange>(),
                ],
                sum);
    }

    private bool IsUnsafe(ItemShape shape, string group) => Count(shape, group) > 0 && !_items.IsSafe(shape, group);

    private bool MayBeKnown(ItemShape shape, Tally some) =>
        some[new CellKey(shape.Item)].N == 0 || new ItemPublication(some, policy).IsSafe(shape);

    private long Count(ItemShape shape, string group) => tally[new CellKey(shape.Item, "", group)].N;

    private SuppressionReason ReasonFor(long n) => n < policy.MinN ? SuppressionReason.BelowMinN : SuppressionReason.SmallCategory;

    // The item's numbers for everyone less those for these groups; null where that is no number of people, because
    // the groups overlap.
    private Tally? Less(ItemShape shape, IReadOnlyList<string> some)
    {
        var rest = new Tally();
        rest.Take(shape.Keys(), tally);
        foreach (var key in shape.Keys())
        {
            foreach (var group in some)
            {
                rest.Add(key, default(CellSum) - tally[key with { Group = group }]);
            }

            if (rest[key].N < 0)
            {
                return null;
            }
        }

        return rest;
    }

    private Tally Together(ItemShape shape, IEnumerable<string> some)
    {
        var pool = new Tally();
        foreach (var key in some.SelectMany(shape.Keys))
        {
            pool.Add(key with { Group = "" }, tally[key]);
        }

        return pool;
    }
}
