using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Disclosure;

/// <summary>Moves public numbers in steps, so that nobody who watches can tell what the person beside them just answered.</summary>
/// <remarks>An item's numbers first appear at minN people and move again only once minN more have joined, counted from the
/// most ever shown, and only when every answer moved by nobody or by at least the category minimum, and not all who
/// joined said the same. Withdrawals and revisions wait for such a step too. What hangs on another item moves with it or
/// after it. Group cells never move: they come from releases.</remarks>
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
        var moving = Moving(shown, live, shapes.ToDictionary(shape => shape.Item), policy);
        foreach (var shape in moving)
        {
            shown.Take(shape.Keys(), live);
            shown.Take(shape.Parts(shown, live), live);
        }

        var peopleMove = PeopleMove(shown, live, policy);
        if (peopleMove)
        {
            shown.TakeCounts(live);
        }

        return peopleMove || moving.Count > 0;
    }

    private static bool PeopleMove(Tally shown, Tally live, DisclosurePolicy policy) => live.Respondents >= shown.Respondents + policy.Step;

    private static HashSet<ItemShape> Moving(Tally shown, Tally live, Dictionary<string, ItemShape> shapes, DisclosurePolicy policy)
    {
        var items = new ItemPublication(live, policy);
        var moving = shapes.Values.Where(shape => MayMove(shown, live, shape, policy)).ToHashSet();
        int heldBack;
        do
        {
            heldBack = moving.RemoveWhere(shape => shape.DependsOn.Any(item =>
                !(moving.Contains(shapes[item]) || IsLevel(shown, live, shapes[item])) || items.IsGivenAwayBy(shapes[item], shape)));
        }
        while (heldBack > 0);

        return moving;
    }

    private static bool IsLevel(Tally shown, Tally live, ItemShape shape) => shape.Keys().All(key => shown[key] == live[key]);

    private static bool MayMove(Tally shown, Tally live, ItemShape shape, DisclosurePolicy policy)
    {
        var before = shown[new CellKey(shape.Item)];
        var total = live[new CellKey(shape.Item)];
        var joined = total - before;
        return shape.People(live) - shape.People(shown) >= policy.Step
            && (shape.CountsPeople || PeopleMove(shown, live, policy))
            && shape.Options.All(option => MayMove(shown, live, new CellKey(shape.Item, option), shape, policy))
            && (before.N == 0 || !shape.HasMean || TellsLittle(shape, joined, total, policy));
    }

    private static bool MayMove(Tally shown, Tally live, CellKey option, ItemShape shape, DisclosurePolicy policy)
    {
        var everyone = new CellKey(option.Item);
        var joined = live[everyone].N - shown[everyone].N;
        var change = live[option].N - shown[option].N;
        var rest = joined - change;
        return IsSafe(change, policy)
            && (shape.Measure != Measure.Choices || IsSafe(rest, policy))
            && (rest != 0 || shown[everyone].N == 0 || live[everyone].N - live[option].N <= policy.MaskedUpTo(live[everyone].N));
    }

    // The mean of those who joined follows from two means; it must not tell what nearly all of them answered, unless the
    // new mean is masked anyway.
    private static bool TellsLittle(ItemShape shape, CellSum joined, CellSum total, DisclosurePolicy policy) =>
        shape.DistanceFromEnd(joined) >= policy.CategoryMinimum || shape.DistanceFromEnd(total) <= policy.MaskedUpTo(total.N);

    private static bool IsSafe(long change, DisclosurePolicy policy) => change == 0 || Math.Abs(change) >= policy.CategoryMinimum;
}
