using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityCollab.Core.Onboarding;

/// <summary>Reads counts of pupils.</summary>
public static partial class PupilCount
{
    // New York City, the largest, has under a million.
    private const int Most = 9_999_999;

    /// <summary>Reads a count.</summary>
    /// <param name="cell">The trimmed field.</param>
    /// <param name="count">The count; null when it is missing or hidden at its source.</param>
    /// <returns>False when it is neither a count nor missing: negative, with a fraction, a percentage, or no number.</returns>
    public static bool TryRead(string cell, out int? count)
    {
        count = null;
        if (MissingMarks.Contains(cell))
        {
            return true;
        }

        if (!Whole().IsMatch(cell)
            || !int.TryParse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            || number > Most)
        {
            return false;
        }

        count = number;
        return true;
    }

    [GeneratedRegex("^([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
