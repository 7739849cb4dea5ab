using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Campaigns;

/// <summary>Keeps authors from promising another identity mode than the one that holds. One survey of Colorado's was called anonymous on
/// one page and confidential on another; here the words on identity come from the mode (DOMAIN.md 4.3).</summary>
public static class IdentityWords
{
    // A phrase that is built slowly must not hold up a request.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // In the languages that Colorado's families use most, as a fold leaves them; and what says the same in other words.
    private static readonly Regex Anonymous = Of(
        "an[o0]n[iy]m", "аноним|анонім", "مجهول|ناشناس|بدون نام", "匿名|不记名|不記名|不具名", "익명|무기명", @"\b(an|nac) danh\b|giấu tên", "qarsoodi", "गुमनाम", "ስም.አልባ", "အမည်မသိ|အမည်မဖော်",
        @"\b(no ?one|nobody)\b[^.!?\n]{0,25}\b(know|see|tell|learn|find out|identify|trace)\b[^.!?\n]{0,15}\b(who|you|your)\b",
        @"(\bnot|\bnever|n['’]t|\bcannot)\b[^.!?\n]{0,12}\b(know|see|tell|learn|find out) (who you|who said|who answered|who wrote|your name)",
        @"\buntraceable\b|\btraced? back to you\b|\blink(s|ed)? (it |them )?(back )?to you\b",
        @"\bnadie\b[^.!?\n]{0,20}\b(sabra|sabe|saber|conocera|vera)\b[^.!?\n]{0,15}\b(quien|tu|su|usted)\b", @"\bno\b[^.!?\n]{0,12}\b(sabremos|sabemos|sabra|sabran)\b[^.!?\n]{0,6}\bquien\b");

    private static readonly Regex Confidential = Of(
        "confiden[ct]i[ae]|konfidenti|vertraulich", "конфиденц|конфіденц", "سرية|محرمانه", "保密|机密|機密", "기밀|비밀 ?(보장|유지)", @"\bbảo mật\b", "गोपनीय", "ሚስጥራዊ",
        @"\bin (strict(est)? )?confidence\b", @"\b(answers?|responses?|identity|respuestas?|identidad)\b[^.!?\n]{0,25}\b(private|privately|secret|privad[ao]s?|secret[ao]s?)\b");

    /// <summary>A refusal of each text that claims a mode which does not hold.</summary>
    /// <param name="texts">What an author wrote.</param>
    /// <param name="mode">The mode that holds; null for words about a whole campaign, whose activities each have their own.</param>
    public static IEnumerable<Problem> Check(IEnumerable<AuthorText> texts, IdentityMode? mode) =>
        from text in texts
        where Claims(text.Text, mode)
        select text.Refused(ProblemCode.Forbidden, mode is null
            ? "How identity is handled is said by the system with each activity; leave out words such as 'anonymous' and 'confidential'."
            : $"This activity is {PlanDifference.Written(mode.Value)}, so its words may not promise otherwise. How identity is handled is said by the system.");

    private static bool Claims(string? text, IdentityMode? mode)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var folded = Fold(text);
        return (mode != IdentityMode.Anonymous && Anonymous.IsMatch(folded)) || (mode != IdentityMode.Confidential && Confidential.IsMatch(folded));
    }

    private static Regex Of(params string[] forms) =>
        new(string.Join('|', forms.Select(Fold)), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Limit);

    // As a reader sees it: whatever the case, the width and the accents, and without what is invisible.
    private static string Fold(string text) =>
        string.Concat(PlainText.Clean(text).Normalize(NormalizationForm.FormKD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)))
            .ToLowerInvariant();
}
