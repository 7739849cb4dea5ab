using System.Globalization;
using System.Text;

namespace CommunityCollab.Core.Activities;

/// <summary>What a reader sees of a character.</summary>
internal static class Glyphs
{
    // Default_Ignorable_Code_Point of the Unicode Character Database (UAX #44): what is not drawn, assigned or not. Hangul fillers,
    // soft hyphens, joiners, marks of direction, variation selectors and tags are among them.
    private static readonly (int First, int Last)[] Ignorable =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    // Letters and symbols in name that are drawn as an empty place: the blank of Braille and the null notehead of music.
    private static readonly int[] Blank = [0x2800, 0x1D159];

    /// <summary>Whether nothing is drawn for it, wherever it stands.</summary>
    public static bool IsIgnorable(Rune rune) =>
        rune.Value >= Ignorable[0].First && Array.Exists(Ignorable, range => rune.Value >= range.First && rune.Value <= range.Last);

    /// <summary>Whether it is a mark on the letter before it.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Whether it shows something by itself: a mark without a letter does not.</summary>
    public static bool Shows(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
            ? !IsIgnorable(rune)
            : !Rune.IsWhiteSpace(rune) && !IsIgnorable(rune) && !IsMark(rune) && !Blank.Contains(rune.Value)
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control);

    /// <summary>Whether it is of the Latin, Greek or Cyrillic script, where a mark is an accent on a letter. In Thai, Hebrew,
    /// Devanagari and most others, marks are vowels and tones, and another mark is another word.</summary>
    public static bool TakesAccents(Rune letter) =>
        Rune.IsLetter(letter)
        && letter.Value is < 0x0530 or (>= 0x1C80 and <= 0x1C8F) or (>= 0x1D00 and <= 0x1DBF) or (>= 0x1E00 and <= 0x1FFF)
            or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA640 and <= 0xA69F) or (>= 0xA720 and <= 0xA7FF) or (>= 0xAB30 and <= 0xAB6F);
}
