using System.Text.RegularExpressions;

namespace CommunityCollab.Core.Onboarding;

/// <summary>The marks that stand for "no value here" in public education data. None of them is ever a zero.</summary>
/// <remarks>CCD writes <c>-1</c> and <c>M</c> for missing, <c>-2</c> and <c>N</c> for not applicable, <c>-9</c> for data that
/// failed its quality checks (nces.ed.gov/ccd/Data/txt/sc14prelimlay.txt), and in its table generator daggers and dashes.
/// States write <c>*</c>, <c>~</c>, <c>&lt;10</c> or <c>n&lt;16</c> for counts they hide; the Urban Institute's portal writes <c>-3</c> for
/// suppressed. Programs write <c>nan</c>, <c>None</c> and <c>NULL</c>, spreadsheets <c>#N/A</c> and other errors.</remarks>
public static partial class MissingMarks
{
    private static readonly HashSet<string> Marks =
        new([
        "", "-1", "-2", "-3", "-9", "M", "N", "NA", "N/A", "*", "**", "~", "†", "‡", "–", "—", "-", "--", "---", ".", "..",
        "NaN", "None", "NULL", "nil", "<NA>", "(blank)", "#N/A", "#NULL!", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> CountMarks = new(
        ["S", "DS", "NR", "PS", "PR", "SUPP", "suppressed", "redacted", "masked", "missing", "unknown", "not reported", "not available", "not applicable", "data suppressed", "no data", "TBD"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a trimmed field is one of the marks.</summary>
    public static bool Contains(string cell) => Marks.Contains(cell) || Hidden().IsMatch(cell);

    /// <summary>Whether a trimmed field says that a name is missing. A letter alone may be a name.</summary>
    public static bool HidesName(string cell) => Contains(cell) && (cell.Length != 1 || !char.IsLetter(cell[0]));

    /// <summary>Whether a trimmed field says that a count is missing or hidden. Letters that may be a name or a code elsewhere, and
    /// ranges, which may be a code, say so for counts alone.</summary>
    public static bool HidesCount(string cell) => Contains(cell) || CountMarks.Contains(cell) || Range().IsMatch(cell);

    [GeneratedRegex(@"^n?\s*(<|≤|&lt;)\s*=?\s*[0-9]{1,4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"^([0-9]{1,6}\s*(-|–|to)\s*[0-9]{1,6}|n?\s*(>|≥)\s*=?\s*[0-9]{1,6}%?|[0-9]{1,6}\+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
