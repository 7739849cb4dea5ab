using System.Text.Json;
using CommunityCollab.Core.Onboarding;

namespace CommunityCollab.Data.Onboarding;

/// <summary>A directory file that an agency uploaded, and what has become of it.</summary>
public sealed class ImportRow : IPlaced
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>The agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The file's name, as the sender gave it.</summary>
    public required string FileName { get; init; }

    /// <summary>The FIPS code of the state the sender stated; null when none was.</summary>
    public string? StatedFips { get; set; }

    /// <summary>Which column holds what, as JSON of a <see cref="ColumnMapping"/>.</summary>
    public required string MappingJson { get; set; }

    /// <summary>Where that comes from.</summary>
    public MappingOrigin MappingOrigin { get; set; }

    /// <summary>What has become of it.</summary>
    public required ImportState State { get; set; }

    /// <summary>Why it is held, or failed; null when neither.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether somebody confirmed that a file far smaller than the last is whole.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>What it does, in numbers, as JSON of an <see cref="ImportCounts"/>.</summary>
    public required string CountsJson { get; set; }

    /// <summary>Districts in the file; null when it is no file of districts.</summary>
    public int? DistrictsInFile { get; set; }

    /// <summary>Schools in the file; null when it is no file of schools.</summary>
    public int? SchoolsInFile { get; set; }

    /// <summary>Districts and schools changed so far. Moves with the changes, in one transaction.</summary>
    public int Done { get; set; }

    /// <summary>Districts and schools to change.</summary>
    public int Total { get; set; }

    /// <summary>Grows with each change of this row, so that a watcher knows the newest.</summary>
    public int Version { get; set; }

    /// <summary>Who uploaded it: the id of a credential or a person.</summary>
    public required Guid CreatedById { get; init; }

    /// <summary>Who uploaded it, by name.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was done, failed or cancelled; null before.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Which column holds what.</summary>
    public ColumnMapping Mapping => JsonSerializer.Deserialize(MappingJson, RecordJson.Default.ColumnMapping)!;

    /// <summary>What it does, in numbers.</summary>
    public ImportCounts Counts => JsonSerializer.Deserialize(CountsJson, RecordJson.Default.ImportCounts)!;

    /// <summary>Numbers as they are stored.</summary>
    public static string Json(ImportCounts counts) => JsonSerializer.Serialize(counts, RecordJson.Default.ImportCounts);

    /// <summary>A mapping as it is stored.</summary>
    public static string Json(ColumnMapping mapping) => JsonSerializer.Serialize(mapping, RecordJson.Default.ColumnMapping);
}

/// <summary>The file of an import and the report on it. Apart from its row, since lists of imports have no use for megabytes.</summary>
public sealed class ImportFileRow
{
    /// <summary>The import.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>The agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The file, compressed with gzip; empty once the import is over, since nothing asks for it any more.</summary>
    public required byte[] Content { get; set; }

    /// <summary>Its findings as a JSON list, compressed with gzip.</summary>
    public required byte[] Report { get; set; }

    /// <summary>Its first lines, as JSON of a <see cref="FileSample"/>.</summary>
    public string SampleJson { get; set; } = Json(FileSample.None);

    /// <summary>Its districts that may be ones the agency has, with what was decided, as a JSON list.</summary>
    public string PairsJson { get; set; } = "[]";

    /// <summary>Its first lines.</summary>
    public FileSample Sample => SampleOf(SampleJson);

    /// <summary>Its districts that may be ones the agency has, with what was decided.</summary>
    public IReadOnlyList<DistrictPair> Pairs => PairsOf(PairsJson);

    /// <summary>A sample as it was stored.</summary>
    public static FileSample SampleOf(string json) => JsonSerializer.Deserialize(json, RecordJson.Default.FileSample)!;

    /// <summary>Pairs as they were stored.</summary>
    public static IReadOnlyList<DistrictPair> PairsOf(string json) => JsonSerializer.Deserialize(json, RecordJson.Default.IReadOnlyListDistrictPair)!;

    /// <summary>A sample as it is stored.</summary>
    public static string Json(FileSample sample) => JsonSerializer.Serialize(sample, RecordJson.Default.FileSample);

    /// <summary>Pairs as they are stored.</summary>
    public static string Json(IReadOnlyList<DistrictPair> pairs) => JsonSerializer.Serialize(pairs, RecordJson.Default.IReadOnlyListDistrictPair);
}

/// <summary>A mapping that somebody chose, kept for the next file with the same columns.</summary>
public sealed class KeptMappingRow
{
    /// <summary>The agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The signature of the header.</summary>
    public required string Signature { get; init; }

    /// <summary>Which column holds what, as JSON of a <see cref="ColumnMapping"/>.</summary>
    public required string MappingJson { get; set; }

    /// <summary>Who chose it, by name.</summary>
    public required string KeptBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset KeptAt { get; set; }

    /// <summary>Which column holds what.</summary>
    public ColumnMapping Mapping => JsonSerializer.Deserialize(MappingJson, RecordJson.Default.ColumnMapping)!;
}
