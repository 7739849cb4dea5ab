namespace CommunityCollab.Core.Disclosure;

/// <summary>Keeps hidden numbers from being worked out of the numbers beside them and their total.</summary>
/// <remarks>"If you can back into a number, the suppression is not effective" (Louisiana). In a set that adds up to a
/// published total there is never exactly one hole, the holes together are at least minN people, and what the rules
/// themselves say of each hole leaves its number open.</remarks>
public static class ComplementarySuppression
{
    /// <summary>Which members of an additive set to hide, besides those hidden for their own sake.</summary>
    /// <param name="counts">The members; their total is published.</param>
    /// <param name="hidden">Which of them are hidden already.</param>
    /// <param name="minN">The fewest people the hidden members must hold together.</param>
    /// <returns>For each member, whether it is to be hidden as a complement.</returns>
    public static bool[] Complement(IReadOnlyList<long> counts, IReadOnlyList<bool> hidden, long minN) =>
        Complement(counts, hidden, all =>
        {
            var holes = all.Count(isHidden => isHidden);
            return holes == 0 || (holes > 1 && counts.Where((_, place) => all[place]).Sum() >= minN);
        });

    /// <summary>Hides the next smallest member until the hidden ones are protected, or all are hidden.</summary>
    internal static bool[] Complement(IReadOnlyList<long> counts, IReadOnlyList<bool> hidden, Predicate<bool[]> isProtected)
    {
        var all = hidden.ToArray();
        var complement = new bool[counts.Count];
        var rest = Enumerable.Range(0, counts.Count)
            .Where(place => !hidden[place])
            .OrderBy(place => counts[place] == 0)   // hiding a zero protects nothing; it goes last
            .ThenBy(place => counts[place])
            .ThenBy(place => place);
        foreach (var place in rest.TakeWhile(_ => !isProtected(all)))
        {
            all[place] = complement[place] = true;
        }

        return complement;
    }

    /// <summary>Whether hidden numbers of a known sum can each still be more than one number. Two fourteens under a minimum
    /// of fifteen are no secret: their sum is as large as the rule lets it be.</summary>
    /// <param name="hidden">What the rules say of each hidden number.</param>
    /// <param name="sum">What they add up to: the total less the numbers shown.</param>
    internal static bool LeavesOpen(IReadOnlyList<KnownRange> hidden, long sum) =>
        Enumerable.Range(0, hidden.Count).All(place => IsOpen(hidden[place], [.. hidden.Where((_, other) => other != place)], sum));

    // Given how many of the others are zero, their sum can be anything from a lowest to a highest, and so the one
    // number anything in between what they leave over.
    private static bool IsOpen(KnownRange one, List<KnownRange> others, long sum)
    {
        var possible = new HashSet<long>();
        var maybeZero = others.Where(range => range.OrZero).ToList();
        var (low, high) = (others.Sum(range => range.Low), others.Sum(range => range.High));
        for (var zeros = 0; zeros <= maybeZero.Count; zeros++)
        {
            var (least, most) = (Math.Max(one.Low, sum - high), Math.Min(one.High, sum - low));
            possible.UnionWith(least > most ? [] : [least, most]);
            possible.UnionWith(one.OrZero && low <= sum && sum <= high ? [0] : []);
            (low, high) = zeros < maybeZero.Count ? (low - maybeZero[zeros].Low, high - maybeZero[zeros].High) : (low, high);
        }

        return possible.Count > 1;
    }
}

/// <summary>What everyone knows of a hidden number from the rule that hides it.</summary>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The most it can be.</param>
/// <param name="OrZero">Whether it can be zero too; all members of a set of which that is so have one range.</param>
internal readonly record struct KnownRange(long Low, long High, bool OrZero = false);
