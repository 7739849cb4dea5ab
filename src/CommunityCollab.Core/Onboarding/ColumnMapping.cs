namespace CommunityCollab.Core.Onboarding;

/// <summary>Which column of a file holds what. It is guessed from the header, may be chosen, and is shown with the report.</summary>
/// <param name="Columns">What is taken from which column, in the fields' order; each field once.</param>
[GenerateSerializer, Immutable, Alias("ColumnMapping")]
public sealed record ColumnMapping([property: Id(0)] IReadOnlyList<MappedColumn> Columns)
{
    /// <summary>Guesses from the names in the header. A column it does not know is left alone.</summary>
    public static ColumnMapping Guess(IReadOnlyList<string> header)
    {
        // NCES' table generator gives the same count for several years; the last is wanted.
        var byName = new Dictionary<string, string>();
        foreach (var name in header.OrderByDescending(KnownColumns.Year, StringComparer.Ordinal))
        {
            byName.TryAdd(KnownColumns.Normalize(name), name);
        }

        var guessed = Enum.GetValues<DirectoryField>()
            .Select(field => (Field: field, Name: KnownColumns.Of(field).FirstOrDefault(byName.ContainsKey)))
            .Where(pair => pair.Name is not null)
            .Select(pair => new MappedColumn(pair.Field, byName[pair.Name!]))
            .ToList();

        // In NCES's files of schools every line has its school's own kind and count.
        var isSchoolsOfNces = guessed.Any(column => column.Field == DirectoryField.SchoolId && KnownColumns.IsNces(column.Column));
        return new([.. guessed.Where(column => !isSchoolsOfNces || column.Field is not (DirectoryField.Kind or DirectoryField.Pupils))]);
    }

    /// <summary>The mapping with some fields chosen otherwise.</summary>
    /// <param name="choices">The choices; a field with no column is not taken from the file.</param>
    public ColumnMapping With(IReadOnlyList<ColumnChoice> choices)
    {
        var chosen = Columns.ToDictionary(column => column.Field, column => (string?)column.Column);
        foreach (var choice in choices)
        {
            chosen[choice.Field] = choice.Column;
        }

        return new([.. chosen.Where(pair => pair.Value is not null).OrderBy(pair => pair.Key).Select(pair => new MappedColumn(pair.Key, pair.Value!))]);
    }

    /// <summary>The column a field is taken from; null for none.</summary>
    public string? this[DirectoryField field] => Columns.FirstOrDefault(column => column.Field == field)?.Column;

    /// <summary>Whether lines may be districts'.</summary>
    public bool HoldsDistricts => this[DirectoryField.DistrictName] is not null;

    /// <summary>Whether lines may be schools'.</summary>
    public bool HoldsSchools => this[DirectoryField.SchoolId] is not null || this[DirectoryField.SchoolName] is not null;

    /// <summary>Whether districts are told apart by a code; by name otherwise.</summary>
    public bool HasDistrictCodes => this[DirectoryField.Leaid] is not null || this[DirectoryField.DistrictStateId] is not null;

    /// <summary>Whether schools are told apart by a code; by name within their district otherwise.</summary>
    public bool HasSchoolCodes => this[DirectoryField.SchoolId] is not null || this[DirectoryField.SchoolStateId] is not null;

    /// <summary>Why a file with this header cannot be read this way; empty when it can.</summary>
    /// <param name="header">The names of its columns.</param>
    /// <param name="line">The header's line.</param>
    public IEnumerable<Finding> Check(IReadOnlyList<string> header, int line = 1)
    {
        foreach (var (field, column) in Columns)
        {
            var times = header.Count(name => name == column);
            if (times != 1)
            {
                yield return Finding.Error(line, column, FindingCode.ColumnMissing, times == 0
                    ? $"The file has no column '{column}' to take {KnownColumns.Describe(field)} from. Its columns are: {string.Join(", ", header.Take(100))}."
                    : $"The file has {times} columns '{column}'; {KnownColumns.Describe(field)} can be taken from one only. Rename the others.");
            }
        }

        if (!HoldsDistricts && !HoldsSchools)
        {
            yield return Finding.Error(line, null, FindingCode.ColumnMissing, "No column was recognized as the name of a district or of a school. Say in the mapping which one it is.");
        }
        else if (HoldsSchools && this[DirectoryField.SchoolName] is null)
        {
            yield return Finding.Error(line, null, FindingCode.ColumnMissing, "There are schools' ids, but no column was recognized as the schools' names. Say in the mapping which one it is.");
        }
    }
}

/// <summary>What a column is taken for.</summary>
/// <param name="Field">The field.</param>
/// <param name="Column">The column's name, as the file writes it.</param>
[GenerateSerializer, Immutable, Alias("MappedColumn")]
public sealed record MappedColumn([property: Id(0)] DirectoryField Field, [property: Id(1)] string Column);

/// <summary>Where a field is to be taken from.</summary>
/// <param name="Field">The field.</param>
/// <param name="Column">The column's name, as the file writes it; null for none.</param>
[GenerateSerializer, Immutable, Alias("ColumnChoice")]
public sealed record ColumnChoice([property: Id(0)] DirectoryField Field, [property: Id(1)] string? Column);
