namespace CommunityCollab.Core.Onboarding;

/// <summary>Finds the line that names the columns. Exports have titles, dates and empty lines above it.</summary>
public static class HeaderFinder
{
    /// <summary>How many lines are looked at.</summary>
    public const int MostAbove = 60;

    private const int Enough = 2;

    /// <summary>The header among the first lines of a file.</summary>
    /// <param name="rows">The first lines, without empty ones.</param>
    /// <param name="chosen">Names of columns that the sender chose; a line with one of them is the header.</param>
    /// <returns>Its place in the lines, and how sure it is; null when no line can be one.</returns>
    public static HeaderPlace? Find(IReadOnlyList<DirectoryLine> rows, IReadOnlyCollection<string> chosen)
    {
        var usual = UsualWidth(rows);
        var known = rows.Select(row => row.Fault == LineFault.None ? Known(row.Cells, chosen) : 0).ToList();
        var most = known.Count == 0 ? 0 : known.Max();
        if (most >= Enough)
        {
            return new(known.IndexOf(most), most, usual);
        }

        for (var place = 0; place < rows.Count; place++)
        {
            if (rows[place] is { Fault: LineFault.None } row && row.Cells.Count == usual && Filled(row) >= Math.Min(usual, Enough))
            {
                return new(place, known[place], usual);
            }
        }

        return null;
    }

    private static int Known(IReadOnlyList<string> cells, IReadOnlyCollection<string> chosen)
    {
        var names = cells.Select(cell => KnownColumns.Normalize(CellText.Of(cell))).ToHashSet();
        return Enum.GetValues<DirectoryField>().Count(field => KnownColumns.Of(field).Any(names.Contains))
            + (Enough * chosen.Count(name => cells.Any(cell => CellText.Of(cell) == name)));
    }

    private static int UsualWidth(IReadOnlyList<DirectoryLine> rows) =>
        rows.Where(row => Filled(row) > 1).CountBy(row => row.Cells.Count).OrderByDescending(width => width.Value).ThenByDescending(width => width.Key).FirstOrDefault().Key is > 0 and var width
            ? width
            : 1;

    private static int Filled(DirectoryLine row) => row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
}

/// <summary>Where a header stands.</summary>
/// <param name="Place">Its place in the lines that were looked at, from 0.</param>
/// <param name="Known">How many of its columns are known.</param>
/// <param name="Width">How many fields most lines have.</param>
public sealed record HeaderPlace(int Place, int Known, int Width);
