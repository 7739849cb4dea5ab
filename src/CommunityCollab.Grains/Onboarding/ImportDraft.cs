using CommunityCollab.Core.Onboarding;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>A file read and compared with what the agency has; nothing is changed.</summary>
/// <param name="Mapping">Which column holds what.</param>
/// <param name="Origin">Where the mapping comes from.</param>
/// <param name="Sample">The first lines.</param>
/// <param name="Reading">What the file says.</param>
/// <param name="Plan">What it changes.</param>
/// <param name="UnconfirmedBecause">Why it is to be confirmed; null when it is not.</param>
internal sealed record ImportDraft(
    ColumnMapping Mapping, MappingOrigin Origin, FileSample Sample, DirectoryReading Reading, OnboardingPlan Plan, string? UnconfirmedBecause)
{
    /// <summary>Reads and compares a file.</summary>
    /// <param name="import">The import, which new ids are made from.</param>
    /// <param name="content">The file, compressed with gzip.</param>
    /// <param name="choice">How its columns are mapped.</param>
    /// <param name="decided">Pairs of districts with what was decided of them.</param>
    /// <param name="against">What it is compared with.</param>
    public static ImportDraft Of(Guid import, byte[] content, MappingChoice choice, IReadOnlyList<DistrictPair> decided, ImportSetting against)
    {
        var file = DirectoryFile.Open(content, choice.Names);
        var (mapping, origin) = choice.Of(file.Guess, file.Header);
        var lines = file.Lines(mapping);
        var sample = file.Fault is null ? new FileSample(file.Header, file.HeaderLine, [.. lines.Take(FileSample.MostLines).Select(line => new SampleLine(line.Number, line.Cells, line.Fault))]) : FileSample.None;
        var reading = file.Fault is null ? DirectoryReader.Read(file.Header, mapping, lines, against.AgencyFips, against.StatedFips, file.HeaderLine) : DirectoryReading.Nothing;
        reading = file.Fault is { } fault
            ? reading with { Districts = [], Named = [], Schools = [], Findings = [fault, .. file.Findings, .. reading.Findings] }
            : reading with { Findings = [.. file.Findings, .. reading.Findings] };

        var plan = Planning.Of(reading, mapping, against.Known, import, against.Today, decided);
        return new(mapping, origin, sample, reading, plan, HoldRule.Reason(reading, mapping, against.Last) ?? HoldRule.Exchange(plan, against.Known.Districts.Count(one => one.ClosedOn is null)));
    }

    /// <summary>Why nothing of the file can be taken over; null when something can.</summary>
    public string? FailedBecause =>
        Reading.Findings.FirstOrDefault(finding => finding is { Severity: FindingSeverity.Error, Line: null } or { Severity: FindingSeverity.Error, Code: FindingCode.ColumnMissing or FindingCode.Empty or FindingCode.TooLarge })?.Message
        ?? (Plan.Districts.Count + Plan.Schools.Count == 0 ? "No line of the file can be taken over; the findings say why." : null);

    /// <summary>Whether other columns could still make something of it.</summary>
    public bool CanBeMapped => Sample.Header.Count > 0;

    /// <summary>Why it waits for somebody; null when it does not.</summary>
    /// <param name="isConfirmed">Whether somebody confirmed that the file is whole.</param>
    public string? HeldBecause(bool isConfirmed) => Undecided > 0
        ? $"{(Undecided == 1 ? "A district of the file looks like one" : $"{Undecided} times a district of the file looks like one")} that the agency has and the file has not. Say of each pair whether they are the same."
        : isConfirmed ? null : UnconfirmedBecause;

    /// <summary>Everything to be told: on the file first, then line by line, then what it lacks.</summary>
    public IReadOnlyList<Finding> Findings => FindingOrder.Of(Reading.Findings.Concat(Plan.Findings));

    private int Undecided => Plan.Pairs.Count(pair => pair.Decision is null);
}

/// <summary>How the columns of a file are to be mapped.</summary>
/// <param name="Choices">What somebody chose.</param>
/// <param name="Kept">Mappings that were chosen for earlier files, by the signatures of their headers.</param>
internal sealed record MappingChoice(IReadOnlyList<ColumnChoice> Choices, IReadOnlyDictionary<string, ColumnMapping> Kept)
{
    /// <summary>A mapping as it was settled before.</summary>
    public static MappingChoice Settled(ColumnMapping mapping) => new([.. Enum.GetValues<DirectoryField>().Select(field => new ColumnChoice(field, mapping[field]))], new Dictionary<string, ColumnMapping>());

    /// <summary>Names of columns that the file surely has.</summary>
    public IReadOnlyCollection<string> Names => [.. Choices.Select(choice => choice.Column).OfType<string>()];

    /// <summary>The mapping, and where it comes from.</summary>
    public (ColumnMapping Mapping, MappingOrigin Origin) Of(ColumnMapping guess, IReadOnlyList<string> header)
    {
        var kept = Kept.GetValueOrDefault(Signatures.Of(header));
        var isKept = kept is not null && kept.Columns.All(column => header.Contains(column.Column));
        return ((isKept ? kept! : guess).With(Choices), Choices.Count > 0 ? MappingOrigin.Chosen : isKept ? MappingOrigin.Kept : MappingOrigin.Guessed);
    }
}

/// <summary>What a file is compared with.</summary>
/// <param name="AgencyFips">The FIPS code of the agency's state.</param>
/// <param name="StatedFips">The FIPS code of the state the sender stated; null when none was.</param>
/// <param name="Known">What the agency has.</param>
/// <param name="Last">How much its last files held.</param>
/// <param name="Today">The day of the import.</param>
internal sealed record ImportSetting(string AgencyFips, string? StatedFips, KnownTenants Known, LastSizes Last, DateOnly Today);
