using CommunityCollab.Core.Onboarding;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>A file read and compared with what the agency has; nothing is changed.</summary>
/// <param name="Mapping">Which column holds what.</param>
/// <param name="Reading">What the file says.</param>
/// <param name="Plan">What it changes.</param>
/// <param name="HeldBecause">Why it is to be confirmed; null when it is not.</param>
internal sealed record ImportDraft(ColumnMapping Mapping, DirectoryReading Reading, OnboardingPlan Plan, string? HeldBecause)
{
    /// <summary>Reads and compares a file.</summary>
    /// <param name="import">The import, which new ids are made from.</param>
    /// <param name="content">The file, compressed with gzip.</param>
    /// <param name="choose">Gives the mapping, from the one guessed by the header.</param>
    /// <param name="against">What it is compared with.</param>
    public static ImportDraft Of(Guid import, byte[] content, Func<ColumnMapping, ColumnMapping> choose, ImportSetting against)
    {
        using var file = DirectoryFile.Open(content);
        var mapping = choose(ColumnMapping.Guess(file.Header));
        var reading = file.Fault is null ? DirectoryReader.Read(file.Header, mapping, file.Lines(mapping), against.AgencyFips, against.StatedFips) : new([], [], [], 0, 0);
        if (file.Fault is { } fault)
        {
            reading = reading with { Districts = [], Schools = [], Findings = [fault, .. reading.Findings] };
        }

        return new(
            mapping,
            reading,
            Planning.Of(reading, mapping, against.Known, import, against.Today),
            HoldRule.Reason(reading, mapping, against.Last));
    }

    /// <summary>Why nothing of the file can be taken over; null when something can.</summary>
    public string? FailedBecause =>
        Reading.Findings.FirstOrDefault(finding => finding is { Severity: FindingSeverity.Error, Line: null or 1 } or { Code: FindingCode.TooLarge })?.Message
        ?? (Plan.Districts.Count + Plan.Schools.Count == 0 ? "No line of the file can be taken over; the findings say why." : null);

    /// <summary>Everything to be told: on the file first, then line by line, then what it lacks.</summary>
    public IReadOnlyList<Finding> Findings =>
        [.. Reading.Findings.Concat(Plan.Findings).OrderBy(finding => finding.Code == FindingCode.Absent ? int.MaxValue : finding.Line ?? 0)];
}

/// <summary>What a file is compared with.</summary>
/// <param name="AgencyFips">The FIPS code of the agency's state.</param>
/// <param name="StatedFips">The FIPS code of the state the sender stated; null when none was.</param>
/// <param name="Known">What the agency has.</param>
/// <param name="Last">How much its last files held.</param>
/// <param name="Today">The day of the import.</param>
internal sealed record ImportSetting(string AgencyFips, string? StatedFips, KnownTenants Known, LastSizes Last, DateOnly Today);
