namespace CommunityCollab.Core.Onboarding;

/// <summary>Reads <c>orgs.csv</c> of OneRoster, in which districts and schools stand under each other, each line with its parent's id.</summary>
/// <remarks>Columns and types: 1EdTech OneRoster 1.1 CSV tables, section "orgs.csv": sourcedId, status, dateLastModified, name, type
/// (department, school, district, local, state, national), identifier, parentSourcedId.</remarks>
public static class OneRosterOrgs
{
    private const int MostSteps = 8;

    private static readonly DirectoryField[] Fields =
    [
        DirectoryField.Leaid, DirectoryField.DistrictName, DirectoryField.DistrictStateId,
        DirectoryField.SchoolId, DirectoryField.SchoolName, DirectoryField.SchoolStateId, DirectoryField.Status,
    ];

    /// <summary>The columns as they are shown and mapped, once each line has been told what it is.</summary>
    public static IReadOnlyList<string> Header { get; } =
        ["identifier of the district (NCES)", "name of the district", "identifier of the district", "identifier of the school (NCES)", "name of the school", "identifier of the school", "status"];

    /// <summary>What these columns are taken for. Codes that no line has are taken from nowhere, so that names are matched then.</summary>
    /// <param name="lines">The lines.</param>
    public static ColumnMapping MappingOf(IEnumerable<DirectoryLine> lines)
    {
        var filled = new bool[Header.Count];
        foreach (var line in lines)
        {
            for (var place = 0; place < line.Cells.Count; place++)
            {
                filled[place] |= line.Cells[place].Length > 0;
            }
        }

        return new([.. Fields.Select((field, place) => new MappedColumn(field, Header[place])).Where((_, place) => filled[place])]);
    }

    /// <summary>Whether a header is that of such a file.</summary>
    public static bool IsHeader(IReadOnlyList<string> header) => Places.Of(header) is not null;

    /// <summary>The lines in the columns of <see cref="Header"/>. What is neither a district nor a school is left out.</summary>
    /// <param name="header">The file's header.</param>
    /// <param name="rows">Its lines.</param>
    public static IEnumerable<DirectoryLine> Lines(IReadOnlyList<string> header, IEnumerable<DirectoryLine> rows)
    {
        var places = Places.Of(header)!;
        var all = rows.ToList();
        var byId = new Dictionary<string, DirectoryLine>();
        foreach (var row in all.Where(row => row.Cells.Count == header.Count))
        {
            byId.TryAdd(row.Cells[places.SourcedId].Trim(), row);
        }

        foreach (var row in all)
        {
            if (row.Cells.Count != header.Count || row.Fault != LineFault.None)
            {
                // A line that cannot be trusted is refused by its number of fields or its fault, as in any other file.
                yield return row with { Cells = [] };
            }
            else if (places.Type(row) == "district")
            {
                var (nces, own) = Codes(places.Identifier(row), NcesCode.DistrictLength);
                yield return row with { Cells = [nces, row.Cells[places.Name], own, "", "", "", places.Status(row)] };
            }
            else if (places.Type(row) == "school")
            {
                var (nces, own) = Codes(places.Identifier(row), NcesCode.SchoolLength);
                var district = District(row, byId, places);
                var (leaid, code) = Codes(district is null ? "" : places.Identifier(district), NcesCode.DistrictLength);
                yield return row with { Cells = [leaid, district?.Cells[places.Name] ?? "", code, nces, row.Cells[places.Name], own, places.Status(row)] };
            }
        }
    }

    private static DirectoryLine? District(DirectoryLine school, Dictionary<string, DirectoryLine> byId, Places places)
    {
        var at = school;
        for (var step = 0; step < MostSteps && byId.TryGetValue(at.Cells[places.Parent].Trim(), out var parent); step++)
        {
            if (places.Type(parent) == "district")
            {
                return parent;
            }

            at = parent;
        }

        return null;
    }

    private static (string Nces, string Own) Codes(string identifier, int length)
    {
        var text = CellText.Whole(CellText.Of(identifier));
        return text.Length >= length - 1 && text.Length <= length && text.All(char.IsAsciiDigit) ? (text, "") : ("", text);
    }

    private sealed record Places(int SourcedId, int Name, int TypePlace, int Parent, int? IdentifierPlace, int? StatusPlace)
    {
        public static Places? Of(IReadOnlyList<string> header)
        {
            var names = header.Select(name => KnownColumns.Normalize(name).Replace("_", "", StringComparison.Ordinal)).ToList();
            int? Find(string name) => names.IndexOf(name) is >= 0 and var place ? place : null;
            return (Find("SOURCEDID"), Find("NAME"), Find("TYPE"), Find("PARENTSOURCEDID")) is ({ } id, { } name, { } type, { } parent)
                ? new(id, name, type, parent, Find("IDENTIFIER"), Find("STATUS"))
                : null;
        }

        public string Type(DirectoryLine row) => row.Cells[TypePlace].Trim().ToLowerInvariant();

        public string Identifier(DirectoryLine row) => IdentifierPlace is { } place ? row.Cells[place] : "";

        public string Status(DirectoryLine row) => StatusPlace is { } place ? row.Cells[place] : "";
    }
}
