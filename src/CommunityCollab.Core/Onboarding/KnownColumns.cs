namespace CommunityCollab.Core.Onboarding;

/// <summary>The names by which columns are recognized: those of the NCES CCD directory files of districts and of schools, old
/// and new, of our own template, and what states commonly write.</summary>
internal static class KnownColumns
{
    /// <summary>The names of a field's column, in the order in which they are preferred.</summary>
    public static IReadOnlyList<string> Of(DirectoryField field) => field switch
    {
        DirectoryField.Leaid => ["LEAID", "NCES_LEAID", "LEA_ID", "NCES_DISTRICT_ID"],
        DirectoryField.DistrictName => ["LEA_NAME", "DISTRICT_NAME", "NAME", "DISTRICT"],
        DirectoryField.DistrictStateId => ["ST_LEAID", "STATE_ID", "STATE_LEAID", "DISTRICT_CODE", "STID"],
        DirectoryField.Kind => ["LEA_TYPE", "KIND", "TYPE", "AGENCY_TYPE"],
        DirectoryField.Pupils => ["STUDENTS", "PUPILS", "ENROLLMENT", "STUDENT_COUNT", "MEMBER"],
        DirectoryField.SchoolId => ["NCESSCH", "SCHOOL_ID", "NCES_SCHOOL_ID"],
        DirectoryField.SchoolName => ["SCH_NAME", "SCHOOL_NAME", "SCHNAM", "SCHNAME", "SCHOOL"],
        DirectoryField.SchoolStateId => ["ST_SCHID", "SCHOOL_STATE_ID", "STATE_SCHOOL_ID", "SCHOOL_CODE", "SEASCH"],
        DirectoryField.State => ["ST", "STATE", "STABR", "FIPST", "FIPS"],
        DirectoryField.Status => ["UPDATED_STATUS", "SY_STATUS", "STATUS"],
        DirectoryField.EffectiveDate => ["EFFECTIVE_DATE"],
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>A column's name as it is compared: <c>Lea name</c> is <c>LEA_NAME</c>.</summary>
    public static string Normalize(string name) => name.Trim().Replace(' ', '_').Replace('-', '_').ToUpperInvariant();

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
}
