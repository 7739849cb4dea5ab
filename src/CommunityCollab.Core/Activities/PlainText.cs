using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities;

/// <summary>The rules for text that people write: Unicode NFC, no control characters but line breaks and tabs, length in
/// grapheme clusters, which is what a reader calls characters.</summary>
public static class PlainText
{
    // A family of four with skin tones is one grapheme of 19 UTF-16 units, and nothing longer is in use. A text that
    // needs more on average is refused unread, so that a hostile one costs nothing to measure.
    private const int UnitsPerGrapheme = 20;

    /// <summary>The text as it is stored; empty for none.</summary>
    public static string Clean(string? text)
    {
        if (text is null)
        {
            return "";
        }

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

    /// <summary>The text's problems, if any: without anything to read, or too long.</summary>
    /// <param name="text">The cleaned text.</param>
    /// <param name="maxLength">The limit, in grapheme clusters.</param>
    /// <param name="path">Where the text stands in the input.</param>
    public static IEnumerable<Problem> Check(string? text, int maxLength, params string[] path)
    {
        if (!Shows(text))
        {
            yield return Problem.At(ProblemCode.Required, "Write something first.", path);
        }
        else if (IsLonger(text, maxLength))
        {
            yield return Problem.At(ProblemCode.Invalid, $"This is longer than {maxLength} characters; shorten it.", path);
        }
    }

    /// <summary>Whether there is anything to read. Spaces, joiners, fillers and marks without a letter alone say nothing.</summary>
    public static bool Shows([NotNullWhen(true)] string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Glyphs.Shows(rune))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLonger(string text, int maxLength) =>
        text.Length > maxLength
        && (text.Length > (long)maxLength * UnitsPerGrapheme || new StringInfo(text).LengthInTextElements > maxLength);

    // A lone surrogate enumerates as U+FFFD, which is kept: the reader sees that something was there. Code points that
    // Unicode keeps for no character at all go, since normalization refuses them.
    private static bool Keeps(Rune rune) =>
        rune.Value is '\n' or '\t'
        || (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF));
}
