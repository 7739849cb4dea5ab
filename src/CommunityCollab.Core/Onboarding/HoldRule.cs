namespace CommunityCollab.Core.Onboarding;

/// <summary>When a file is held until somebody confirms it: a truncated export looks just like a state that lost its districts.</summary>
public static class HoldRule
{
    private const int PercentFewer = 40;

    // New ones and absent ones that are this much of what the agency has are more likely the same ones under other codes.
    private const int PercentChanged = 20;
    private const int FewestChanged = 3;

    /// <summary>Why the file is held; null when it is not.</summary>
    /// <param name="reading">What the file says.</param>
    /// <param name="mapping">Which column held what; a file that has no column for schools says nothing about them.</param>
    /// <param name="last">What the last files that were taken over said; null where there was none.</param>
    public static string? Reason(DirectoryReading reading, ColumnMapping mapping, LastSizes last) =>
        mapping.HoldsDistricts && !reading.IsOfSchools && IsFarBelow(reading.Districts.Count, last.Districts) ? Say("districts", reading.Districts.Count, last.Districts!.Value)
        : mapping.HoldsSchools && IsFarBelow(reading.Schools.Count, last.Schools) ? Say("schools", reading.Schools.Count, last.Schools!.Value)
        : null;

    /// <summary>Why a file is held that would bring many districts on while as many are absent from it; null when it is not.</summary>
    /// <param name="plan">What it would do.</param>
    /// <param name="known">How many open districts the agency has.</param>
    public static string? Exchange(OnboardingPlan plan, int known)
    {
        var created = plan.Districts.Count(step => step.Change == Change.Created);
        var (fewer, more) = (Math.Min(created, plan.AbsentDistricts), Math.Max(created, plan.AbsentDistricts));
        return fewer >= FewestChanged && fewer * 2 >= more && fewer * 100L >= known * (long)PercentChanged
            ? $"{created} districts of the file are new and {plan.AbsentDistricts} that the agency has are not in it. They may be the same ones under other codes or names; look at both, and confirm that they are not."
            : null;
    }

    private static bool IsFarBelow(int now, int? last) => last > 0 && now * 100L <= last.Value * (100L - PercentFewer);

    private static string Say(string things, int now, int last) =>
        $"The file has {now} {things} and the last one had {last}, which is {PercentFewer} % fewer or more. It may be cut off; confirm that it is whole.";
}

/// <summary>How much the last files of an agency held.</summary>
/// <param name="Districts">Districts in the last file that had any; null when there was none.</param>
/// <param name="Schools">Schools in the last file that had any; null when there was none.</param>
public sealed record LastSizes(int? Districts, int? Schools);
