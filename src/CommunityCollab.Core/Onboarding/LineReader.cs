using System.Globalization;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Onboarding;

/// <summary>Reads the fields of one line and collects what is wrong with them, so that a person sees all of it at once.</summary>
internal sealed class LineReader(DirectoryLine line, ColumnPlaces places, States states, List<Finding> findings)
{
    private const int LongestName = 200;
    private const int LongestStateId = 40;

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "M/d/yyyy", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    private bool _isRefused;
    private string? _stated = states.Stated;

    /// <summary>Whether an error was found.</summary>
    public bool IsRefused => _isRefused;

    /// <summary>Whether the line is another state's, which is nothing wrong in a national file.</summary>
    public bool IsOfOtherState()
    {
        if (Text(DirectoryField.State) is not { } state)
        {
            return false;
        }

        if (UsState.FipsOf(state) is not { } fips)
        {
            Refuse(DirectoryField.State, FindingCode.StateWrong, $"'{Shown(state)}' is no state. Write its two letters or its FIPS code.");
            return false;
        }

        _stated = fips;
        return fips != states.Agency;
    }

    /// <summary>Whether the line is a school's.</summary>
    public bool IsSchool => Text(DirectoryField.SchoolId) is not null || Text(DirectoryField.SchoolName) is not null;

    /// <summary>A field's trimmed text; null when it has no column, or is missing.</summary>
    public string? Text(DirectoryField field)
    {
        var cell = Cell(field);
        return MissingMarks.Contains(cell) ? null : cell;
    }

    private string Cell(DirectoryField field) => places[field] is { } place ? CellText.Of(line.Cells[place]) : "";

    /// <summary>The name, as it is stored: on one line, whatever breaks the field had.</summary>
    public string Name(DirectoryField field)
    {
        var cell = Cell(field);
        var name = MissingMarks.HidesName(cell) ? "" : OneLine(cell);
        if (PlainText.Check(name, LongestName).FirstOrDefault() is { } problem)
        {
            Refuse(field, problem.Code == Problems.ProblemCode.Required ? FindingCode.NameMissing : FindingCode.NameTooLong, problem.Code == Problems.ProblemCode.Required
                ? "The name is missing. Fill it in."
                : $"The name is longer than {LongestName} characters. Shorten it.");
        }

        return name;
    }

    /// <summary>An NCES id.</summary>
    public string? Nces(DirectoryField field, int length)
    {
        if (Text(field) is not { } written)
        {
            return null;
        }

        var text = CellText.Whole(written);
        var (code, fault) = NcesCode.Read(text, length, _stated);
        var kind = length == NcesCode.DistrictLength ? "a LEAID" : "a school's NCES id";
        switch (fault)
        {
            case NcesCodeFault.ZeroRestored:
                Note(field, FindingCode.LeadingZeroRestored, $"'{text}' lost its leading zero, as spreadsheets do; it is taken as '{code}'. Store such columns as text.");
                break;
            case NcesCodeFault.ZeroLost:
                Refuse(field, FindingCode.CodeMalformed, $"'{text}' has {text.Length} digits; {kind} has {length}. If a spreadsheet ate its leading zero, state the state (such as CO) and it is put back; otherwise correct it.");
                break;
            case NcesCodeFault.Malformed:
                Refuse(field, FindingCode.CodeMalformed, $"'{Shown(text)}' is not {kind}, which is exactly {length} digits and nothing else, the first two its state's. Correct it.");
                break;
            case NcesCodeFault.OtherState:
                Refuse(field, FindingCode.StateWrong, $"'{text}' begins with {text[..2]}, which is not the line's state. Correct the code or the state.");
                break;
        }

        if (fault == NcesCodeFault.None && !code!.StartsWith(states.Agency, StringComparison.Ordinal))
        {
            Refuse(field, FindingCode.StateWrong, $"'{text}' begins with {text[..2]}; the codes of the agency's state begin with {states.Agency}. Correct it, or leave the line out.");
        }

        return code;
    }

    /// <summary>A code of the state, without the letters that CCD puts before it: <c>CO-0880</c> is <c>0880</c>.</summary>
    public string? StateId(DirectoryField field)
    {
        if (Text(field) is not { } written)
        {
            return null;
        }

        var text = CellText.Whole(OneLine(written));
        if (text.Length > LongestStateId)
        {
            Refuse(field, FindingCode.CodeMalformed, $"A state's code has at most {LongestStateId} characters. Correct it.");
            return null;
        }

        return text.Length > 3 && text[2] == '-' && UsState.FipsOf(text[..2]) == states.Agency && char.IsAsciiLetter(text[0]) ? text[3..] : text;
    }

    /// <summary>The count of pupils; null when missing, and when it is none, which is told and costs nothing else.</summary>
    public int? Pupils()
    {
        var cell = Cell(DirectoryField.Pupils);
        if (!PupilCount.TryRead(cell, out var count))
        {
            Note(DirectoryField.Pupils, FindingCode.CountMalformed, $"'{Shown(cell)}' is no count of pupils, and none is taken from this line; the rest of it is. Write a whole number from 0 on, or leave it empty when it is not known.");
        }

        return count;
    }

    /// <summary>The kind of agency; null when the line does not say.</summary>
    public DistrictKind? Kind()
    {
        if (Text(DirectoryField.Kind) is not { } text)
        {
            return null;
        }

        if (AgencyType.KindOf(text) is not { } known)
        {
            Refuse(DirectoryField.Kind, FindingCode.KindUnknown, $"'{Shown(text)}' is no kind of agency. Write DISTRICT, BOCES or CHARTER_INSTITUTE, or a CCD type code from 1 to 9.");
            return null;
        }

        if (!known.IsExact)
        {
            Note(DirectoryField.Kind, FindingCode.KindKeptAsDistrict, $"Type {Shown(text)} has no kind of its own here; it is kept as a district.");
        }

        return known.Kind;
    }

    /// <summary>Whether it operates; a line that does not say is open.</summary>
    public Operating Operating()
    {
        if (Text(DirectoryField.Status) is not { } text)
        {
            return Onboarding.Operating.Open;
        }

        if (OperationalStatus.Of(text) is { } status)
        {
            return status;
        }

        Refuse(DirectoryField.Status, FindingCode.StatusUnknown, $"'{Shown(text)}' is no status. Write OPEN, CLOSED or FUTURE, or a CCD status code from 1 to 8.");
        return Onboarding.Operating.Open;
    }

    /// <summary>Since when the status holds; null when the line does not say.</summary>
    public DateOnly? Since()
    {
        if (Text(DirectoryField.EffectiveDate) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Note(DirectoryField.EffectiveDate, FindingCode.DateMalformed, $"'{Shown(text)}' is no date such as 2026-07-01 or 07/01/2026; the day of the import is taken.");
        return null;
    }

    /// <summary>Refuses the line.</summary>
    public void Refuse(DirectoryField? field, FindingCode code, string message)
    {
        _isRefused = true;
        findings.Add(Finding.Error(line.Number, field is null ? null : places.Name(field.Value), code, message));
    }

    /// <summary>Tells something about a line that is taken.</summary>
    public void Note(DirectoryField field, FindingCode code, string message) =>
        findings.Add(Finding.Notice(line.Number, places.Name(field), code, message));

    private static string OneLine(string? text) => string.Join(' ', PlainText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A report is read on a screen, and a field may hold anything.
    private static string Shown(string text)
    {
        var clean = PlainText.Clean(text).Replace('\n', ' ');
        return clean.Length <= 40 ? clean : $"{clean[..40]}…";
    }
}

/// <summary>Which state is meant.</summary>
/// <param name="Agency">The FIPS code of the agency's state, which all codes belong to.</param>
/// <param name="Stated">The FIPS code the sender stated, which lost zeros are restored by; null when none was.</param>
internal sealed record States(string Agency, string? Stated);

/// <summary>Where the fields stand in a line.</summary>
internal sealed class ColumnPlaces(ColumnMapping mapping, IReadOnlyList<string> header)
{
    private readonly int?[] _places = [.. Enum.GetValues<DirectoryField>().Select(field => Find(mapping[field], header))];

    /// <summary>A field's place; null when it has no column.</summary>
    public int? this[DirectoryField field] => _places[(int)field];

    /// <summary>How many fields a line has.</summary>
    public int Width => header.Count;

    /// <summary>The name of a field's column.</summary>
    public string? Name(DirectoryField field) => mapping[field];

    private static int? Find(string? name, IReadOnlyList<string> header)
    {
        for (var place = 0; place < header.Count; place++)
        {
            if (header[place] == name)
            {
                return place;
            }
        }

        return null;
    }
}
