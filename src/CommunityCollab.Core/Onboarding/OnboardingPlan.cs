namespace CommunityCollab.Core.Onboarding;

/// <summary>What a file changes.</summary>
/// <param name="Districts">What it does to districts; those with no change too.</param>
/// <param name="Schools">What it does to schools; those with no change too.</param>
/// <param name="AbsentDistricts">How many open districts the agency has that the file, though it has districts, has not.</param>
/// <param name="AbsentSchools">The same for schools.</param>
/// <param name="Pairs">Districts of the file that may be ones the agency has, with what was decided.</param>
/// <param name="Findings">What is to be told beside what reading the file told.</param>
public sealed record OnboardingPlan(
    IReadOnlyList<Step<KnownDistrict>> Districts,
    IReadOnlyList<Step<KnownSchool>> Schools,
    int AbsentDistricts,
    int AbsentSchools,
    IReadOnlyList<DistrictPair> Pairs,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>How many districts and schools are changed.</summary>
    public int Changes => Districts.Count(step => step.Change != Change.None) + Schools.Count(step => step.Change != Change.None);
}

/// <summary>What a line does to one district or school.</summary>
/// <typeparam name="T">A district or a school.</typeparam>
/// <param name="Line">The line.</param>
/// <param name="Before">As the agency has it; null when it does not.</param>
/// <param name="After">As the agency is to have it.</param>
/// <param name="Change">The change, by its weightiest part.</param>
/// <param name="On">The day on which it changes.</param>
public sealed record Step<T>(int Line, T? Before, T After, Change Change, DateOnly On)
    where T : class;

/// <summary>What happens to a district or school. Where several things do, the first of these counts.</summary>
public enum Change
{
    /// <summary>It is brought on.</summary>
    Created,

    /// <summary>It is closed; it stays with its history.</summary>
    Closed,

    /// <summary>It was closed and is open again.</summary>
    Reopened,

    /// <summary>A school goes to another district; where it was is kept.</summary>
    Moved,

    /// <summary>It has a new name; the former one is kept.</summary>
    Renamed,

    /// <summary>Something else is new, such as its count of pupils.</summary>
    Updated,

    /// <summary>Nothing.</summary>
    None,
}
