namespace CommunityCollab.Core.Onboarding;

/// <summary>In which order findings are told: what matters first.</summary>
public static class FindingOrder
{
    /// <summary>What concerns the file, then refused lines, then what else was found line by line, then what is only absent.</summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(Rank).ThenBy(finding => finding.Line ?? 0)];

    private static int Rank(Finding finding) => finding switch
    {
        { Code: FindingCode.Absent } => 4,
        { Severity: FindingSeverity.Error, Line: null } => 0,
        { Severity: FindingSeverity.Error } => 1,
        { Line: null } => 2,
        _ => 3,
    };
}
