using System.Text.RegularExpressions;

namespace CommunityCollab.Core.Onboarding;

/// <summary>The names by which columns are recognized: those of the NCES CCD directory files of districts and of schools, old
/// and new, of our own template, and what states commonly write.</summary>
internal static partial class KnownColumns
{
    /// <summary>The names of a field's column, in the order in which they are preferred.</summary>
    public static IReadOnlyList<string> Of(DirectoryField field) => field switch
    {
        DirectoryField.Leaid => ["LEAID", "NCES_LEAID", "LEA_ID", "NCES_DISTRICT_ID", "AGENCY_ID_NCES_ASSIGNED"],
        DirectoryField.DistrictName => ["LEA_NAME", "DISTRICT_NAME", "AGENCY_NAME", "NAME", "DISTRICT"],
        DirectoryField.DistrictStateId => ["ST_LEAID", "STATE_ID", "STATE_LEAID", "DISTRICT_CODE", "STID", "STATE_AGENCY_ID"],
        DirectoryField.Kind => ["LEA_TYPE", "KIND", "TYPE", "AGENCY_TYPE"],
        DirectoryField.Pupils => ["STUDENTS", "PUPILS", "ENROLLMENT", "STUDENT_COUNT", "MEMBER", "TOTAL_STUDENTS_ALL_GRADES_EXCLUDES_AE", "TOTAL_STUDENTS_ALL_GRADES", "TOTAL_STUDENTS"],
        DirectoryField.SchoolId => ["NCESSCH", "SCHOOL_ID", "NCES_SCHOOL_ID", "SCHOOL_ID_12_DIGIT_NCES_ASSIGNED", "SCHOOL_ID_NCES_ASSIGNED"],
        DirectoryField.SchoolName => ["SCH_NAME", "SCHOOL_NAME", "SCHNAM", "SCHNAME", "SCHOOL"],
        DirectoryField.SchoolStateId => ["ST_SCHID", "SCHOOL_STATE_ID", "STATE_SCHOOL_ID", "SCHOOL_CODE", "SEASCH"],
        DirectoryField.State => ["ST", "STATE", "STABR", "FIPST", "FIPS", "STATE_ABBR", "STATE_NAME", "ANSI_FIPS_STATE_CODE"],
        DirectoryField.Status => ["UPDATED_STATUS", "SY_STATUS", "STATUS", "START_OF_YEAR_STATUS"],
        DirectoryField.EffectiveDate => ["EFFECTIVE_DATE"],
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>A column's name as it is compared: <c>Lea name</c> is <c>LEA_NAME</c>, and so is what NCES' table generator writes as
    /// <c>LEA Name [District] 2023-24</c>.</summary>
    public static string Normalize(string name) => NotLetters().Replace(Suffix().Replace(name, "").ToUpperInvariant(), "_").Trim('_');

    /// <summary>The year that NCES' table generator writes behind a column's name; empty for none. Later years compare as greater.</summary>
    public static string Year(string name) => YearAtEnd().Match(name).Value;

    /// <summary>Whether a column of schools' ids is named as in NCES' own files, one of schools alone.</summary>
    public static bool IsNces(string column) => Normalize(column) is "NCESSCH" or "SCHOOL_ID_12_DIGIT_NCES_ASSIGNED" or "SCHOOL_ID_NCES_ASSIGNED";

    /// <summary>A field in a sentence.</summary>
    public static string Describe(DirectoryField field) => field switch
    {
        DirectoryField.Leaid => "the LEAID",
        DirectoryField.DistrictName => "the district's name",
        DirectoryField.DistrictStateId => "the district's code in its state",
        DirectoryField.Kind => "the kind of agency",
        DirectoryField.Pupils => "the count of pupils",
        DirectoryField.SchoolId => "the school's NCES id",
        DirectoryField.SchoolName => "the school's name",
        DirectoryField.SchoolStateId => "the school's code in its state",
        DirectoryField.State => "the state",
        DirectoryField.Status => "the status",
        _ => "the date of the status",
    };

    [GeneratedRegex(@"\[[^\]]*\].*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotLetters();

    [GeneratedRegex(@"(?<=\].*)[0-9]{4}(-[0-9]{2})?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex YearAtEnd();
}
