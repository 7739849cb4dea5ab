namespace CommunityCollab.Core.Onboarding;

/// <summary>The first lines of a file, kept so that a person sees how a mapping reads them.</summary>
/// <param name="Header">The names of the columns.</param>
/// <param name="HeaderLine">The header's line.</param>
/// <param name="Lines">The first lines.</param>
public sealed record FileSample(IReadOnlyList<string> Header, int HeaderLine, IReadOnlyList<SampleLine> Lines)
{
    /// <summary>How many lines are kept.</summary>
    public const int MostLines = 8;

    /// <summary>A file that has none.</summary>
    public static FileSample None { get; } = new([], 1, []);

    /// <summary>What the header is known by next time: the names of its columns, however they are written.</summary>
    public string Signature => Signatures.Of(Header);

    /// <summary>How a mapping reads the first lines.</summary>
    /// <param name="mapping">Which column holds what.</param>
    /// <param name="agencyFips">The FIPS code of the agency's state.</param>
    /// <param name="statedFips">The FIPS code of the state the sender stated; null when none was.</param>
    public IReadOnlyList<PreviewLine> Preview(ColumnMapping mapping, string agencyFips, string? statedFips)
    {
        var lines = Lines.Select(line => new DirectoryLine(line.Number, line.Cells, line.Fault));
        var reading = DirectoryReader.Read(Header, mapping, lines, agencyFips, statedFips, HeaderLine);
        var districts = reading.Districts.ToDictionary(one => one.Line);
        var schools = reading.Schools.ToDictionary(one => one.Line);
        return [.. Lines.Select(line =>
            districts.TryGetValue(line.Number, out var district) ? PreviewLine.Of(district)
            : schools.TryGetValue(line.Number, out var school) ? PreviewLine.Of(school)
            : new PreviewLine(line.Number, null, null, null, null, null, null, reading.Findings.FirstOrDefault(finding => finding.Line == line.Number)?.Message))];
    }
}

/// <summary>A line of a sample.</summary>
/// <param name="Number">Its line in the file.</param>
/// <param name="Cells">Its fields.</param>
/// <param name="Fault">Why its fields cannot be trusted.</param>
public sealed record SampleLine(int Number, IReadOnlyList<string> Cells, LineFault Fault);

/// <summary>How a line would be read.</summary>
/// <param name="Line">The line.</param>
/// <param name="Subject">What it is; null when it is neither, or refused.</param>
/// <param name="Name">The name.</param>
/// <param name="NcesId">The LEAID, or the school's NCES id.</param>
/// <param name="StateAssignedId">The code in its state.</param>
/// <param name="Pupils">The count of pupils.</param>
/// <param name="District">The district that a school's line names.</param>
/// <param name="Refused">Why it is neither; null when it is one, or another state's.</param>
public sealed record PreviewLine(
    int Line, LineSubject? Subject, string? Name, string? NcesId, string? StateAssignedId, int? Pupils, string? District, string? Refused)
{
    internal static PreviewLine Of(DistrictCandidate one) => new(one.Line, LineSubject.District, one.Name, one.Leaid, one.StateAssignedId, one.Pupils, null, null);

    internal static PreviewLine Of(SchoolCandidate one) => new(one.Line, LineSubject.School, one.Name, one.NcesId, one.StateAssignedId, null, one.District.ToString(), null);
}

/// <summary>What a line is about.</summary>
public enum LineSubject
{
    /// <summary>A district.</summary>
    District,

    /// <summary>A school.</summary>
    School,
}

/// <summary>Where the mapping of an import comes from.</summary>
public enum MappingOrigin
{
    /// <summary>It was guessed from the names of the columns.</summary>
    Guessed,

    /// <summary>Somebody chose it for an earlier file with the same columns.</summary>
    Kept,

    /// <summary>Somebody chose it for this file.</summary>
    Chosen,
}
