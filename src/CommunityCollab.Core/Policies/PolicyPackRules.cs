using System.Globalization;
using CommunityCollab.Core.Languages;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Policies;

/// <summary>What a pack must be. A state may be stricter than the floors here, and never looser.</summary>
public static class PolicyPackRules
{
    private const int Largest = 100;
    private const int LargestMask = 20;
    private const int LongestNotice = 365;
    private const int LongestRetention = 120;

    /// <summary>Everything that is wrong with a pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="today">The day it is published.</param>
    public static IEnumerable<Problem> Check(PolicyPack pack, DateOnly today)
    {
        Problem?[] problems =
        [
            pack.EffectiveFrom >= today ? null : Problem.At(ProblemCode.Invalid, "A pack holds from today or a later day; what is past was under the one before.", "effectiveFrom"),
            Within(pack.PublicMinN, 10, Largest, "publicMinN"),
            Within(pack.StudentMinN, 10, Largest, "studentMinN"),
            Within(pack.StaffMinN, 5, Largest, "staffMinN"),
            Within(pack.CategoryMinimum, 4, Largest, "categoryMinimum"),
            Within(pack.MaskPercent, 5, LargestMask, "maskPercent"),
            Within(pack.NoticeDays, 0, LongestNotice, "noticeDays"),
            Within(pack.RetentionMonths, 1, LongestRetention, "retentionMonths"),
            pack.Languages.Count > 0 ? null : Problem.At(ProblemCode.Required, "Name at least one language, such as en.", "languages"),
        ];
        return problems.OfType<Problem>().Concat(pack.Languages.SelectMany((tag, place) => LanguageTags.Check(tag, "languages", place.ToString(CultureInfo.InvariantCulture))));
    }

    private static Problem? Within(int value, int least, int most, string field) =>
        value >= least && value <= most ? null : Problem.At(ProblemCode.Invalid, $"This is {least} to {most}; {value} was sent.", field);
}
