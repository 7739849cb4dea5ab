using System.Text.RegularExpressions;

namespace CommunityCollab.Core.Onboarding;

/// <summary>Tells the notes that exports put below their lines (sources, what marks mean) from the lines.</summary>
public static partial class TrailingNotes
{
    /// <summary>The lines up to the notes. What only looks like a note, since whole lines come after it, stays a line.</summary>
    /// <param name="rows">The lines below the header.</param>
    /// <param name="width">How many fields the header has.</param>
    /// <param name="notes">Takes the lines that are notes.</param>
    public static IEnumerable<DirectoryLine> LeaveOut(IEnumerable<DirectoryLine> rows, int width, ICollection<DirectoryLine> notes)
    {
        var waiting = new List<DirectoryLine>();
        foreach (var row in rows)
        {
            if (Opens(row) || (waiting.Count > 0 && !IsWhole(row, width)))
            {
                waiting.Add(row);
                continue;
            }

            foreach (var line in waiting)
            {
                yield return line;
            }

            waiting.Clear();
            yield return row;
        }

        foreach (var note in waiting)
        {
            notes.Add(note);
        }
    }

    private static bool Opens(DirectoryLine row) => row.Cells.FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell)) is { } first && Note().IsMatch(first.Trim());

    private static bool IsWhole(DirectoryLine row, int width) => row.Cells.Count == width && (width == 1 || row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell)) > 1);

    [GeneratedRegex(@"^((data )?sources?\s*:|notes?\s*:|footnotes?\b|disclaimer\b|(\*|†|‡|–|—|~|-|#)+\s*(=|indicates?|means?|denotes?|:)|(generated|exported|retrieved|downloaded|created|printed)\s+(on|at|by|from)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Note();
}
