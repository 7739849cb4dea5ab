namespace CommunityCollab.Core.Disclosure;

/// <summary>Keeps hidden numbers from being worked out of the numbers beside them and their total.</summary>
/// <remarks>"If you can back into a number, the suppression is not effective" (Louisiana). In a set that adds up to a
/// published total there is never exactly one hole, and the holes together are at least minN people.</remarks>
public static class ComplementarySuppression
{
    /// <summary>Which members of an additive set to hide, besides those hidden for their own sake.</summary>
    /// <param name="counts">The members; their total is published.</param>
    /// <param name="hidden">Which of them are hidden already.</param>
    /// <param name="minN">The fewest people the hidden members must hold together.</param>
    /// <returns>For each member, whether it is to be hidden as a complement.</returns>
    public static bool[] Complement(IReadOnlyList<long> counts, IReadOnlyList<bool> hidden, long minN)
    {
        var complement = new bool[counts.Count];
        var holes = hidden.Count(isHidden => isHidden);
        if (holes == 0)
        {
            return complement;
        }

        var hiddenSum = counts.Where((_, place) => hidden[place]).Sum();
        var rest = Enumerable.Range(0, counts.Count)
            .Where(place => !hidden[place])
            .OrderBy(place => counts[place] == 0)   // hiding a zero protects nothing; it goes last
            .ThenBy(place => counts[place])
            .ThenBy(place => place);
        foreach (var place in rest.TakeWhile(_ => holes < 2 || hiddenSum < minN))
        {
            complement[place] = true;
            holes++;
            hiddenSum += counts[place];
        }

        return complement;
    }
}
