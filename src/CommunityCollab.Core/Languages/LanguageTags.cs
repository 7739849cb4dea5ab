using System.Text.RegularExpressions;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Languages;

/// <summary>Language tags as BCP 47 (RFC 5646) writes them. What people write for them is taken where its meaning is plain: any case,
/// and an underscore for a hyphen, as in <c>es_MX</c>.</summary>
public static partial class LanguageTags
{
    /// <summary>The tag in the spelling that RFC 5646 section 2.1.1 recommends, such as <c>es-MX</c> and <c>zh-Hans</c>; null when it is
    /// not well-formed.</summary>
    public static string? Canonical(string tag)
    {
        var hyphened = tag.Trim().Replace('_', '-');
        return WellFormed().IsMatch(hyphened) ? string.Join('-', Cased(hyphened.Split('-'))) : null;
    }

    /// <summary>What is wrong with a tag, with the part that is wrong.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="path">Where it stands in the input.</param>
    public static IEnumerable<Problem> Check(string tag, params string[] path) => Canonical(tag) is not null
        ? []
        : [Problem.At(ProblemCode.Invalid, $"'{Culprit(tag)}' does not belong in a language tag. Give one such as en, es-MX or zh-Hans.", path)];

    // The first part without which the rest before it is a tag.
    private static string Culprit(string tag)
    {
        var parts = tag.Trim().Replace('_', '-').Split('-');
        var good = Enumerable.Range(0, parts.Length).LastOrDefault(count => count > 0 && WellFormed().IsMatch(string.Join('-', parts.Take(count))));
        var culprit = parts[good];
        return culprit.Length <= 20 ? culprit : $"{culprit[..20]}…";
    }

    // Case is by place: lower, but for a script of four letters and a region of two, which never follow a single letter or digit.
    private static IEnumerable<string> Cased(string[] parts)
    {
        var afterSingleton = false;
        for (var place = 0; place < parts.Length; place++)
        {
            var part = parts[place].ToLowerInvariant();
            afterSingleton |= part.Length == 1;
            yield return place == 0 || afterSingleton ? part
                : part.Length == 2 ? part.ToUpperInvariant()
                : part.Length == 4 && char.IsAsciiLetter(part[0]) ? $"{char.ToUpperInvariant(part[0])}{part[1..]}"
                : part;
        }
    }

    // A language of two or three letters: longer ones are reserved or not registered, so that 'english' is none. Then extended
    // language, script, region, variants, extensions and private use, each in its form.
    [GeneratedRegex(
        @"^[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[a-wy-z0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
