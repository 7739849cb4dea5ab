namespace CommunityCollab.Core.Onboarding;

/// <summary>What an import does, in numbers.</summary>
/// <param name="Lines">Lines read, without the header.</param>
/// <param name="LinesRefused">Lines with an error; they change nothing.</param>
/// <param name="LinesOfOtherStates">Lines left out since they are other states'.</param>
/// <param name="Notices">Findings that refuse nothing.</param>
/// <param name="Districts">What it does to districts.</param>
/// <param name="Schools">What it does to schools.</param>
[GenerateSerializer, Immutable, Alias("ImportCounts")]
public sealed record ImportCounts(
    [property: Id(0)] int Lines,
    [property: Id(1)] int LinesRefused,
    [property: Id(2)] int LinesOfOtherStates,
    [property: Id(3)] int Notices,
    [property: Id(4)] ChangeCounts Districts,
    [property: Id(5)] ChangeCounts Schools)
{
    /// <summary>Counts a plan.</summary>
    public static ImportCounts Of(DirectoryReading reading, OnboardingPlan plan)
    {
        var findings = reading.Findings.Concat(plan.Findings).ToList();
        return new(
            reading.Lines,
            findings.Where(finding => finding is { Severity: FindingSeverity.Error, Line: not null } and not { Code: FindingCode.ColumnMissing }).Select(finding => finding.Line).Distinct().Count(),
            reading.OtherStates,
            findings.Count(finding => finding.Severity == FindingSeverity.Notice),
            ChangeCounts.Of(plan.Districts, plan.AbsentDistricts),
            ChangeCounts.Of(plan.Schools, plan.AbsentSchools));
    }
}

/// <summary>What an import does to districts or schools, in numbers. Each counts once, by the weightiest part of its change.</summary>
/// <param name="Created">Brought on.</param>
/// <param name="Closed">Closed.</param>
/// <param name="Reopened">Opened again.</param>
/// <param name="Moved">Gone to another district.</param>
/// <param name="Renamed">Renamed.</param>
/// <param name="Updated">Changed in something else.</param>
/// <param name="Unchanged">Found as they are.</param>
/// <param name="Absent">Open ones that the agency has and the file has not; they stay.</param>
[GenerateSerializer, Immutable, Alias("ChangeCounts")]
public sealed record ChangeCounts(
    [property: Id(0)] int Created,
    [property: Id(1)] int Closed,
    [property: Id(2)] int Reopened,
    [property: Id(3)] int Moved,
    [property: Id(4)] int Renamed,
    [property: Id(5)] int Updated,
    [property: Id(6)] int Unchanged,
    [property: Id(7)] int Absent)
{
    internal static ChangeCounts Of<T>(IReadOnlyList<Step<T>> steps, int absent)
        where T : class
    {
        var by = steps.CountBy(step => step.Change).ToDictionary();
        int Count(Change change) => by.GetValueOrDefault(change);
        return new(
            Count(Change.Created), Count(Change.Closed), Count(Change.Reopened), Count(Change.Moved), Count(Change.Renamed), Count(Change.Updated), Count(Change.None), absent);
    }
}
