using System.Text;

namespace CommunityCollab.Core.Activities;

/// <summary>Compares names, labels and words as people see them: two that look alike, or differ by case, accents, width or
/// spaces alone, are the same.</summary>
/// <remarks>Unicode's compatibility caseless match (The Unicode Standard, 3.13, D146) without what is not drawn
/// (Default_Ignorable_Code_Point), and without accents in the scripts that have accents.</remarks>
public static class Likeness
{
    // A mark by its category and a letter by its case folding: in capitals the iota stands beside.
    private const int IotaSubscript = 0x0345;

    /// <summary>What all texts that people take for the same have in common. For comparing only; nobody reads it.</summary>
    public static string Of(string? text)
    {
        var key = new StringBuilder();
        var onAccented = false;
        foreach (var rune in Drawn(Drawn(PlainText.Clean(text)).Normalize(NormalizationForm.FormKD)).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                onAccented = false;
                Separate(key);
            }
            else if (!Glyphs.IsMark(rune))
            {
                onAccented = Glyphs.TakesAccents(rune);
                Fold(key, rune);
            }
            else if (!onAccented || rune.Value == IotaSubscript)
            {
                Fold(key, rune);
            }
        }

        return key.ToString().TrimEnd(' ');
    }

    /// <summary>The places of the first two texts that are the same; null when all differ. Texts that show nothing are not
    /// compared: each of them is refused for that.</summary>
    public static (int First, int Second)? FindAlike(IEnumerable<string?> texts)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var place = 0;
        foreach (var text in texts)
        {
            if (PlainText.Shows(text) && !seen.TryAdd(Of(text), place))
            {
                return (seen[Of(text)], place);
            }

            place++;
        }

        return null;
    }

    // Taken out before marks are put in order, which they would come between, and again after, since narrow fillers decompose to others.
    private static string Drawn(string text) => string.Concat(text.EnumerateRunes().Where(rune => !Glyphs.IsIgnorable(rune)));

    private static void Separate(StringBuilder key)
    {
        if (key.Length > 0 && key[^1] != ' ')
        {
            key.Append(' ');
        }
    }

    // Full case folding. In decomposed text, sharp s is the only letter that folds to two; for every other one, capitals and then
    // small letters is Unicode's folding. A test holds this against the whole of CaseFolding.txt.
    private static void Fold(StringBuilder key, Rune rune)
    {
        if (rune.Value is 'ß' or 'ẞ')
        {
            key.Append("ss");
        }
        else
        {
            key.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)));
        }
    }
}
