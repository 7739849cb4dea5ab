using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Disclosure;

/// <summary>Publishes an item by stakeholder group. Whole groups are hidden, and with them enough others that what is
/// left when all shown groups are taken from the total could itself be shown.</summary>
internal sealed class GroupBreakdown(Tally tally, DisclosurePolicy policy)
{
    private readonly ItemPublication _items = new(tally, policy);

    /// <summary>The item's cells for every group.</summary>
    public IEnumerable<PublishedCell> Cells(ItemShape shape, IReadOnlyList<string> groups)
    {
        var counts = groups.Select(group => tally[new CellKey(shape.Item, "", group)].N).ToArray();
        var primary = groups.Select((group, place) => counts[place] > 0 && !_items.IsSafe(shape, group)).ToArray();
        var complement = Complement(shape, groups, counts, primary);
        return groups.SelectMany((group, place) =>
            primary[place] ? _items.Hidden(shape, group, ReasonFor(counts[place]), CellState.Suppressed)
            : complement[place] ? _items.Hidden(shape, group, SuppressionReason.Complementary, CellState.Complementary)
            : _items.Cells(shape, null, group));
    }

    private SuppressionReason ReasonFor(long n) => n < policy.MinN ? SuppressionReason.BelowMinN : SuppressionReason.SmallCategory;

    // The complement grows until the hidden groups' own pooled distribution passes the same rules as a group's.
    private bool[] Complement(ItemShape shape, IReadOnlyList<string> groups, long[] counts, bool[] primary)
    {
        for (long least = policy.MinN; ; least++)
        {
            var complement = ComplementarySuppression.Complement(counts, primary, least);
            var hidden = groups.Where((_, place) => primary[place] || complement[place]).ToList();
            if (hidden.Count == 0 || hidden.Count == groups.Count || new ItemPublication(Pool(shape, hidden), policy).IsSafe(shape))
            {
                return complement;
            }

            least = hidden.Sum(group => tally[new CellKey(shape.Item, "", group)].N);
        }
    }

    private Tally Pool(ItemShape shape, List<string> groups)
    {
        var pool = new Tally();
        foreach (var group in groups)
        {
            foreach (var option in shape.Options.Prepend(""))
            {
                pool.Add(new CellKey(shape.Item, option), tally[new CellKey(shape.Item, option, group)]);
            }
        }

        return pool;
    }
}
