using System.Globalization;
using System.Text;

namespace CommunityCollab.Core.Onboarding;

/// <summary>Names as people see them: without regard to case, spacing and what is invisible.</summary>
public static class SeenName
{
    /// <summary>What names that look the same have in common.</summary>
    public static string Of(string name)
    {
        var seen = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                seen.Append(Rune.ToLowerInvariant(rune));
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                seen.Append(' ');
            }
        }

        return string.Join(' ', seen.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
