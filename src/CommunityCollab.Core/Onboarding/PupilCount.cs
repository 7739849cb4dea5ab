using System.Globalization;
using System.Text;
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
    /// <returns>False when it is neither a count nor missing: negative, with a fraction, a percentage, or no number. Zeros behind a
    /// point or comma are no fraction, and thousands may be set apart as any language does: <c>1600.0</c>, <c>1.600,00</c>,
    /// <c>1 600</c>.</returns>
    public static bool TryRead(string cell, out int? count)
    {
        count = null;
        if (MissingMarks.HidesCount(cell))
        {
            return true;
        }

        var match = Whole().Match(cell);
        if (!match.Success || !int.TryParse(Digits(match.Groups["whole"].ValueSpan), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > Most)
        {
            return false;
        }

        count = number;
        return true;
    }

    private static string Digits(ReadOnlySpan<char> text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter))
            {
                digits.Append(letter);
            }
        }

        return digits.ToString();
    }

    // A point with three digits behind it and nothing else may set thousands apart or be a fraction; nobody can know, so it is neither.
    [GeneratedRegex(@"^((?<whole>[0-9]{1,9})([.,]0+)?|(?<whole>[0-9]{1,3}(,[0-9]{3}){1,2})(\.0+)?|(?<whole>[0-9]{1,3}(\.[0-9]{3}){2})(,0+)?|(?<whole>[0-9]{1,3}\.[0-9]{3}),0+|(?<whole>[0-9]{1,3}([\s'’\u00A0\u2009\u202F][0-9]{3}){1,2})([.,]0+)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
