namespace CommunityCollab.Core.Onboarding;

/// <summary>Something worth telling about a directory file, before anything is changed.</summary>
/// <param name="Line">The line, counted from 1 with the header; null when it concerns the file.</param>
/// <param name="Column">The column's name in the file; null when it concerns no single column.</param>
/// <param name="Code">What kind of finding it is; programs branch on it.</param>
/// <param name="Severity">Whether the line is refused.</param>
/// <param name="Message">What was found and what to do, in plain words.</param>
[GenerateSerializer, Immutable, Alias("Finding")]
public sealed record Finding(
    [property: Id(0)] int? Line,
    [property: Id(1)] string? Column,
    [property: Id(2)] FindingCode Code,
    [property: Id(3)] FindingSeverity Severity,
    [property: Id(4)] string Message)
{
    /// <summary>A finding for which the line is refused.</summary>
    public static Finding Error(int? line, string? column, FindingCode code, string message) => new(line, column, code, FindingSeverity.Error, message);

    /// <summary>A finding that is only to be known.</summary>
    public static Finding Notice(int? line, string? column, FindingCode code, string message) => new(line, column, code, FindingSeverity.Notice, message);
}

/// <summary>What a finding does.</summary>
[GenerateSerializer, Alias("FindingSeverity")]
public enum FindingSeverity
{
    /// <summary>The line is refused; the others are not. Without a line, the whole file is.</summary>
    Error,

    /// <summary>The line is taken as the message says.</summary>
    Notice,
}

/// <summary>The kinds of findings. A code never changes its meaning once published.</summary>
[GenerateSerializer, Alias("FindingCode")]
public enum FindingCode
{
    /// <summary>No column was recognized as one that is needed, or a chosen column is not in the file.</summary>
    ColumnMissing,

    /// <summary>The file has no lines beside its header.</summary>
    Empty,

    /// <summary>The file is larger, or has more lines, than is taken.</summary>
    TooLarge,

    /// <summary>The line's quoting is broken, or it has another number of fields than the header.</summary>
    Unreadable,

    /// <summary>The name is missing.</summary>
    NameMissing,

    /// <summary>The name is longer than is taken.</summary>
    NameTooLong,

    /// <summary>The file has codes, but this line has none.</summary>
    CodeMissing,

    /// <summary>The code is not written as such codes are.</summary>
    CodeMalformed,

    /// <summary>A spreadsheet ate the code's leading zero; it was put back, since the state is known.</summary>
    LeadingZeroRestored,

    /// <summary>The code stands on several lines.</summary>
    CodeDuplicate,

    /// <summary>The name stands on several lines of a file without codes.</summary>
    NameDuplicate,

    /// <summary>Two codes of one line belong to two different things.</summary>
    CodesDisagree,

    /// <summary>The state is unknown, or not the agency's.</summary>
    StateWrong,

    /// <summary>Lines of other states were left out.</summary>
    OtherStates,

    /// <summary>The school's district is neither in the file nor with the agency.</summary>
    DistrictUnknown,

    /// <summary>The school's id was given under another district than the line's, as of a school that changed hands.</summary>
    SchoolIdOfOtherDistrict,

    /// <summary>The count is negative, has a fraction, or is no number. None is taken; the rest of the line is.</summary>
    CountMalformed,

    /// <summary>The kind of agency is none that is known.</summary>
    KindUnknown,

    /// <summary>A kind of agency that is kept as a district.</summary>
    KindKeptAsDistrict,

    /// <summary>The status is none that is known.</summary>
    StatusUnknown,

    /// <summary>The date cannot be read; the day of the import is taken.</summary>
    DateMalformed,

    /// <summary>It is closed or not open yet, and the agency does not have it; it is not brought on.</summary>
    NotOperating,

    /// <summary>The file has no codes, so names are matched.</summary>
    MatchedByName,

    /// <summary>The agency has several of this name.</summary>
    NameAmbiguous,

    /// <summary>What the agency has under this very name and without any code gets the line's code.</summary>
    CodeAdded,

    /// <summary>The agency has it and the file does not. It stays as it is.</summary>
    Absent,

    /// <summary>It is no directory but another kind of file: a web page, a PDF, an old workbook.</summary>
    WrongKind,

    /// <summary>The letters were read as another encoding than UTF-8.</summary>
    EncodingGuessed,

    /// <summary>Lines above the header, or notes below the lines, were left out.</summary>
    LinesLeftOut,

    /// <summary>Several columns share a name; the first was taken.</summary>
    ColumnsShareName,

    /// <summary>The workbook has several sheets; one was taken.</summary>
    SheetChosen,

    /// <summary>The line's district was merged into another one; it is not brought on again.</summary>
    MergedAway,
}
