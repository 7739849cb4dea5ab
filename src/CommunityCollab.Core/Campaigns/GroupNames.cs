using System.Globalization;
using System.Text;
using CommunityCollab.Core.Activities;

namespace CommunityCollab.Core.Campaigns;

/// <summary>Compares names of stakeholder groups as people do: without case and accents.</summary>
internal static class GroupNames
{
    /// <summary>The name with case and accents taken off.</summary>
    public static string Fold(string name) =>
        string.Concat(PlainText.Clean(name).Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
            .Trim()
            .ToUpperInvariant();
}
