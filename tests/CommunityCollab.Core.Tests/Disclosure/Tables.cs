using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>Tallies written as tables of numbers.</summary>
public static class Tables
{
    /// <summary>Every way of sharing out a number of people over so many cells.</summary>
    public static IEnumerable<int[]> Shares(int people, int cells)
    {
        if (cells == 1)
        {
            return [[people]];
        }

        return Enumerable.Range(0, people + 1).SelectMany(first => Shares(people - first, cells - 1).Select(rest => (int[])[first, .. rest]));
    }

    /// <summary>The same, for every number of people up to this.</summary>
    public static IEnumerable<int[]> SharesUpTo(int people, int cells) => Enumerable.Range(0, people + 1).SelectMany(n => Shares(n, cells));

    /// <summary>A tally of so many respondents without cells.</summary>
    public static Tally Of(int respondents)
    {
        var tally = new Tally();
        for (var person = 0; person < respondents; person++)
        {
            tally.CountSingle(1);
        }

        return tally;
    }

    /// <summary>Adds people who chose an option, to the item, the option, and their group if they have one.</summary>
    public static Tally With(this Tally tally, string item, string option, int people, int value = 0, string group = "")
    {
        string[] groups = group.Length == 0 ? [""] : ["", group];
        string[] options = option.Length == 0 ? [""] : ["", option];
        foreach (var (inGroup, chosen) in groups.SelectMany(inGroup => options.Select(chosen => (inGroup, chosen))))
        {
            tally.Add(new CellKey(item, chosen, inGroup), new CellSum(people, (long)people * value));
        }

        return tally;
    }

    /// <summary>One question answered by everyone; the options are called "1", "2" and so on, and worth that much.</summary>
    public static Tally Answered(string item, int[] counts, bool hasValues = false)
    {
        var tally = Of(counts.Sum());
        for (var place = 0; place < counts.Length; place++)
        {
            tally.With(item, $"{place + 1}", counts[place], hasValues ? place + 1 : 0);
        }

        return tally;
    }
}
