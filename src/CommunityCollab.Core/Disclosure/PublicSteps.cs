using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Disclosure;

/// <summary>Moves public numbers in steps, so that nobody who watches can tell what the person beside them just answered.</summary>
/// <remarks>An item's numbers first appear at minN people and move again only once minN more have joined, counted from the
/// most ever shown, and only when every answer moved by nobody or by at least the category minimum. Withdrawals and
/// revisions wait for such a step too. Group cells never move: they come from releases.</remarks>
public static class PublicSteps
{
    /// <summary>What the public sees next.</summary>
    /// <param name="shown">What it sees now; changed in place.</param>
    /// <param name="live">The live tally.</param>
    /// <param name="shapes">The activity's items.</param>
    /// <param name="policy">The public policy.</param>
    /// <returns>Whether anything moved.</returns>
    public static bool Advance(Tally shown, Tally live, IEnumerable<ItemShape> shapes, DisclosurePolicy policy)
    {
        var moved = false;
        if (live.Respondents >= shown.Respondents + policy.Step)
        {
            shown.TakeCounts(live);
            moved = true;
        }

        foreach (var shape in shapes)
        {
            if (MayMove(shown, live, shape, policy))
            {
                shown.Take(Keys(shape), live);
                moved = true;
            }
        }

        return moved;
    }

    private static bool MayMove(Tally shown, Tally live, ItemShape shape, DisclosurePolicy policy)
    {
        var baseKey = new CellKey(shape.Item);
        var joined = live[baseKey].N - shown[baseKey].N;
        return joined >= policy.Step && shape.Options.All(option =>
        {
            var key = new CellKey(shape.Item, option);
            var change = Math.Abs(live[key].N - shown[key].N);
            return IsSafe(change, policy) && (shape.Measure != Measure.Choices || IsSafe(Math.Abs(joined - change), policy));
        });
    }

    private static bool IsSafe(long change, DisclosurePolicy policy) => change == 0 || change >= policy.CategoryMinimum;

    private static IEnumerable<CellKey> Keys(ItemShape shape) =>
        shape.Options.Prepend("").Select(option => new CellKey(shape.Item, option));
}
