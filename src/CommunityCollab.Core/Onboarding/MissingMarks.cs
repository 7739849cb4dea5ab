using System.Text.RegularExpressions;

namespace CommunityCollab.Core.Onboarding;

/// <summary>The marks that stand for "no value here" in public education data. None of them is ever a zero.</summary>
/// <remarks>CCD writes <c>-1</c> and <c>M</c> for missing, <c>-2</c> and <c>N</c> for not applicable, <c>-9</c> for data that
/// failed its quality checks (nces.ed.gov/ccd/Data/txt/sc14prelimlay.txt), and in its table generator daggers and dashes.
/// States write <c>*</c>, <c>~</c>, <c>&lt;10</c> or <c>n&lt;16</c> for counts they hide.</remarks>
public static partial class MissingMarks
{
    private static readonly HashSet<string> Marks =
        new(["", "-1", "-2", "-9", "M", "N", "NA", "N/A", "*", "~", "†", "‡", "–", "—", "-"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a trimmed field is one of the marks.</summary>
    public static bool Contains(string cell) => Marks.Contains(cell) || Hidden().IsMatch(cell);

    [GeneratedRegex(@"^n?\s*<\s*=?\s*[0-9]{1,4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}
