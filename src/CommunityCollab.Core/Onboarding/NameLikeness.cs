using System.Globalization;
using System.Text;

namespace CommunityCollab.Core.Onboarding;

/// <summary>Names of districts as they are compared when somebody is to be asked whether two are the same. Nothing is decided by it.</summary>
internal static class NameLikeness
{
    // What one list writes and another leaves out, or shortens.
    private static readonly HashSet<string> Idle =
        ["school", "schools", "district", "districts", "dist", "public", "unified", "the", "of", "in", "and", "no", "number", "sd", "lea", "reorganized"];

    private static readonly Dictionary<string, string> Short =
        ("county=co cnty=co saint=st joint=jt consolidated=cons consol=cons independent=ind community=comm elementary=elem township=twp "
            + "mount=mt fort=ft north=n south=s east=e west=w")
        .Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The letters and digits of a name, in one case and without accents.</summary>
    public static string Letters(string name) => string.Concat(Words(name));

    /// <summary>The words that carry a name, abbreviated and in one order; all of them when none carries it.</summary>
    public static string Core(string name)
    {
        var words = Words(name).ToList();
        var telling = words.Where(word => !Idle.Contains(word)).Select(word => Short.GetValueOrDefault(word, word)).Order(StringComparer.Ordinal).ToList();
        return string.Join(' ', telling.Count > 0 ? telling : words);
    }

    /// <summary>The name, and the name with each one letter left out: two names that share one of these differ in one letter at most. Digits
    /// are never left out, since Adams 12 is not Adams 14, and short names differ by a letter and mean others.</summary>
    public static IEnumerable<string> ButForOneLetter(string name)
    {
        const int Shortest = 6;
        var letters = Letters(name);
        yield return letters;
        if (letters.Count(char.IsLetter) < Shortest)
        {
            yield break;
        }

        for (var place = 0; place < letters.Length; place++)
        {
            if (char.IsLetter(letters[place]))
            {
                yield return letters.Remove(place, 1);
            }
        }
    }

    private static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        var wasDigit = false;
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || rune.Value is '\'' or '’')
            {
                continue;
            }

            var isDigit = Rune.IsDigit(rune);
            if (word.Length > 0 && (!Rune.IsLetterOrDigit(rune) || isDigit != wasDigit))
            {
                yield return Taken();
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
                wasDigit = isDigit;
            }
        }

        if (word.Length > 0)
        {
            yield return Taken();
        }

        string Taken()
        {
            var text = wasDigit && word.ToString().TrimStart('0') is { Length: > 0 } digits ? digits : word.ToString();
            word.Clear();
            return text;
        }
    }
}
