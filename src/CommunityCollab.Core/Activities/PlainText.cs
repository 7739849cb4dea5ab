using System.Globalization;
using System.Text;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities;

/// <summary>The rules for text that people write: Unicode NFC, no control characters but line breaks and tabs, length in
/// grapheme clusters, which is what a reader calls characters.</summary>
public static class PlainText
{
    // No grapheme in a living language needs this many UTF-16 units on average; past it the text is refused unread,
    // so that a hostile text costs nothing to measure.
    private const int UnitsPerGrapheme = 8;

    /// <summary>The text as it is stored.</summary>
    public static string Clean(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Keeps(rune))
            {
                builder.Append(rune);
            }
        }

        return builder.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>The text's problems, if any: missing when required, or too long.</summary>
    /// <param name="text">The cleaned text.</param>
    /// <param name="maxLength">The limit, in grapheme clusters.</param>
    /// <param name="path">Where the text stands in the input.</param>
    public static IEnumerable<Problem> Check(string text, int maxLength, params string[] path)
    {
        if (text.Length == 0)
        {
            yield return Problem.At(ProblemCode.Required, "Write something first.", path);
        }
        else if (IsLonger(text, maxLength))
        {
            yield return Problem.At(ProblemCode.Invalid, $"This is longer than {maxLength} characters; shorten it.", path);
        }
    }

    private static bool IsLonger(string text, int maxLength) =>
        text.Length > maxLength
        && (text.Length > (long)maxLength * UnitsPerGrapheme || new StringInfo(text).LengthInTextElements > maxLength);

    // A lone surrogate enumerates as U+FFFD, which is kept: the reader sees that something was there.
    private static bool Keeps(Rune rune) =>
        rune.Value is '\n' or '\t' || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate);
}
