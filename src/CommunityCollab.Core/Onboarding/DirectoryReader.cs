namespace CommunityCollab.Core.Onboarding;

/// <summary>Reads the lines of a directory file into districts and schools, and tells what is wrong with each.</summary>
public static class DirectoryReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="header">The names of its columns.</param>
    /// <param name="mapping">Which column holds what.</param>
    /// <param name="lines">Its lines without the header; read once, one after the other.</param>
    /// <param name="agencyFips">The FIPS code of the agency's state.</param>
    /// <param name="statedFips">The FIPS code of the state the sender stated; null when none was. Only then are lost zeros restored.</param>
    /// <param name="headerLine">The header's line.</param>
    public static DirectoryReading Read(
        IReadOnlyList<string> header, ColumnMapping mapping, IEnumerable<DirectoryLine> lines, string agencyFips, string? statedFips, int headerLine = 1)
    {
        var findings = mapping.Check(header, headerLine).ToList();
        if (findings.Count > 0)
        {
            return DirectoryReading.Nothing with { Findings = findings };
        }

        var file = new FileBeingRead(mapping, new ColumnPlaces(mapping, header), new States(agencyFips, statedFips), findings);
        foreach (var line in lines)
        {
            file.Take(line);
        }

        return file.Finish();
    }

    private sealed class FileBeingRead(ColumnMapping mapping, ColumnPlaces places, States states, List<Finding> findings)
    {
        private readonly List<DistrictCandidate> _districts = [];
        private readonly Dictionary<string, DistrictCandidate> _named = [];
        private readonly HashSet<string> _ownLines = [];
        private readonly List<SchoolCandidate> _schools = [];
        private int _lines;
        private int _otherStates;

        public void Take(DirectoryLine line)
        {
            _lines++;
            if (Unreadable(line) is { } reason)
            {
                findings.Add(Finding.Error(line.Number, null, FindingCode.Unreadable, reason));
                return;
            }

            var reader = new LineReader(line, places, states, findings);
            if (reader.IsOfOtherState())
            {
                _otherStates++;
            }
            else if (reader.IsSchool)
            {
                TakeSchool(line.Number, reader);
            }
            else
            {
                TakeDistrict(line.Number, reader);
            }
        }

        public DirectoryReading Finish()
        {
            if (_lines == 0)
            {
                findings.Add(Finding.Error(null, null, FindingCode.Empty, "The file has no lines beside its header."));
            }

            if (_otherStates > 0)
            {
                findings.Add(Finding.Notice(null, places.Name(DirectoryField.State), FindingCode.OtherStates, $"{_otherStates} of {_lines} lines are other states' and were left out."));
            }

            var districts = Duplicates.LeaveOut(_districts, candidate => candidate.Line, DistrictKey, Describe, findings);
            var schools = Duplicates.LeaveOut(_schools, candidate => candidate.Line, SchoolKey, Describe, findings);
            return new(districts, Named(), schools, [.. findings.OrderBy(finding => finding.Line ?? 0)], _lines, _otherStates);
        }

        // A district whose own line is refused is refused; only one that has none is known by its schools.
        private IReadOnlyList<DistrictCandidate> Named() =>
            [.. _named.Values
                .Where(one => one.Leaid is not null || !_named.Values.Any(other => other.Leaid is not null && other.StateAssignedId == one.StateAssignedId))
                .Where(one => (one.Leaid is null || !_ownLines.Contains(one.Leaid)) && (one.StateAssignedId is null || !_ownLines.Contains(one.StateAssignedId)))];

        private void TakeDistrict(int line, LineReader reader)
        {
            var candidate = new DistrictCandidate(
                line,
                reader.Name(DirectoryField.DistrictName),
                reader.Nces(DirectoryField.Leaid, NcesCode.DistrictLength),
                reader.StateId(DirectoryField.DistrictStateId),
                reader.Kind(),
                reader.Pupils(),
                reader.Operating(),
                reader.Since());
            if (mapping.HasDistrictCodes && !reader.IsRefused && (candidate.Leaid ?? candidate.StateAssignedId) is null)
            {
                reader.Refuse(mapping[DirectoryField.Leaid] is null ? DirectoryField.DistrictStateId : DirectoryField.Leaid, FindingCode.CodeMissing, "The other lines have a code, and districts are never matched by name then. Fill it in.");
            }

            _ownLines.UnionWith(new[] { candidate.Leaid, candidate.StateAssignedId }.OfType<string>());
            if (!reader.IsRefused)
            {
                _districts.Add(candidate);
            }
        }

        private void TakeSchool(int line, LineReader reader)
        {
            var ncesId = reader.Nces(DirectoryField.SchoolId, NcesCode.SchoolLength);
            var districtStateId = reader.StateId(DirectoryField.DistrictStateId);
            var leaid = reader.Nces(DirectoryField.Leaid, NcesCode.DistrictLength);
            var district = new DistrictReference(
                leaid ?? (districtStateId is null ? ncesId?[..NcesCode.DistrictLength] : null),
                districtStateId,
                reader.Text(DirectoryField.DistrictName));
            var candidate = new SchoolCandidate(
                line,
                reader.Name(DirectoryField.SchoolName),
                ncesId,
                WithoutDistrict(reader.StateId(DirectoryField.SchoolStateId), districtStateId),
                district,
                reader.Operating(),
                reader.Since());
            if (ncesId is not null && district.Leaid is { } given && !ncesId.StartsWith(given, StringComparison.Ordinal))
            {
                reader.Note(DirectoryField.SchoolId, FindingCode.SchoolIdOfOtherDistrict, $"The school's id begins with {ncesId[..NcesCode.DistrictLength]}, another district's LEAID; the school is put under {given}. If it did not change hands, correct one of the two.");
            }

            if (mapping.HasSchoolCodes && !reader.IsRefused && (candidate.NcesId ?? candidate.StateAssignedId) is null)
            {
                reader.Refuse(mapping[DirectoryField.SchoolId] is null ? DirectoryField.SchoolStateId : DirectoryField.SchoolId, FindingCode.CodeMissing, "The other lines have a code, and schools are never matched by name then. Fill it in.");
            }
            else if (!reader.IsRefused && district is { Leaid: null, StateAssignedId: null, Name: null })
            {
                reader.Refuse(null, FindingCode.DistrictUnknown, "The line does not say which district runs the school. Give its LEAID.");
            }

            if (!reader.IsRefused)
            {
                _schools.Add(candidate);
                KeepNamed(line, leaid, candidate.District, reader);
            }
        }

        // A code that is only guessed from the school's own names no district.
        private void KeepNamed(int line, string? leaid, DistrictReference district, LineReader reader)
        {
            if (district.Name is not null && (leaid ?? district.StateAssignedId) is { } code && !_named.ContainsKey(code))
            {
                _named[code] = new(line, reader.Name(DirectoryField.DistrictName), leaid, district.StateAssignedId, null, null, Operating.Open, null);
            }
        }

        private string? Unreadable(DirectoryLine line) => line.Fault switch
        {
            LineFault.Quotes => "The line's quotes do not match, or a field breaks over lines. Put the whole field in quotes on one line, and double each quote inside it.",
            LineFault.Encoding => "The line is not in UTF-8, so that its letters cannot be read. Save the file as CSV UTF-8.",
            _ when line.Cells.Count != places.Width => $"The line has {line.Cells.Count} fields and the header {places.Width}. A field with the separator in it must stand in quotes; a line may also be cut off.",
            _ => null,
        };

        // CCD writes a school's code behind its district's: CO-0880-0187.
        private static string? WithoutDistrict(string? school, string? district) =>
            school is not null && district is not null && school.StartsWith($"{district}-", StringComparison.Ordinal) && school.Length > district.Length + 1
                ? school[(district.Length + 1)..]
                : school;

        private static string DistrictKey(DistrictCandidate candidate) =>
            candidate.Leaid is { } leaid ? $"LEAID {leaid}" : candidate.StateAssignedId is { } code ? $"code {code}" : $"name {candidate.Name}";

        private static string SchoolKey(SchoolCandidate candidate) =>
            candidate.NcesId is { } id ? $"NCES id {id}"
            : candidate.StateAssignedId is { } code ? $"code {code} in the district with {candidate.District}"
            : $"name {candidate.Name} in the district with {candidate.District}";

        private FindingCode Describe(DistrictCandidate _) => mapping.HasDistrictCodes ? FindingCode.CodeDuplicate : FindingCode.NameDuplicate;

        private FindingCode Describe(SchoolCandidate _) => mapping.HasSchoolCodes ? FindingCode.CodeDuplicate : FindingCode.NameDuplicate;
    }
}
