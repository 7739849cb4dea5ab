using CommunityCollab.Core.Onboarding;

namespace CommunityCollab.Core.Tests.Onboarding;

public sealed class ColumnMappingTests
{
    [Fact]
    public void The_columns_of_NCESs_file_of_districts_are_recognized() =>
        AssertGuess(
            "SCHOOL_YEAR,FIPST,STATENAME,ST,LEA_NAME,STATE_AGENCY_NO,UNION,ST_LEAID,LEAID,MCITY,SY_STATUS,SY_STATUS_TEXT,UPDATED_STATUS,UPDATED_STATUS_TEXT,EFFECTIVE_DATE,LEA_TYPE,LEA_TYPE_TEXT,CHARTER_LEA",
            "Leaid=LEAID DistrictName=LEA_NAME DistrictStateId=ST_LEAID Kind=LEA_TYPE State=ST Status=UPDATED_STATUS EffectiveDate=EFFECTIVE_DATE");

    [Fact]
    public void The_columns_of_NCESs_file_of_schools_are_recognized() =>
        AssertGuess(
            "SCHOOL_YEAR,FIPST,STATENAME,ST,SCH_NAME,LEA_NAME,STATE_AGENCY_NO,UNION,ST_LEAID,LEAID,ST_SCHID,NCESSCH,SCHID,SY_STATUS,UPDATED_STATUS,EFFECTIVE_DATE,SCH_TYPE,CHARTER_TEXT,LEVEL",
            "Leaid=LEAID DistrictName=LEA_NAME DistrictStateId=ST_LEAID SchoolId=NCESSCH SchoolName=SCH_NAME SchoolStateId=ST_SCHID State=ST Status=UPDATED_STATUS EffectiveDate=EFFECTIVE_DATE");

    [Fact]
    public void The_columns_of_our_template_are_recognized() =>
        AssertGuess(
            "leaid,name,kind,state_id,students,school_id,school_name,school_state_id,state,status,effective_date",
            "Leaid=leaid DistrictName=name DistrictStateId=state_id Kind=kind Pupils=students SchoolId=school_id SchoolName=school_name SchoolStateId=school_state_id State=state Status=status EffectiveDate=effective_date");

    [Fact]
    public void The_long_names_of_NCESs_table_generator_are_recognized_and_of_several_years_the_last_is_taken() =>
        AssertGuess(
            "Agency Name;State Name [District] Latest available year;Agency ID - NCES Assigned [District] Latest available year;State Agency ID [District] 2023-24;Agency Type [District] 2023-24;"
                + "Total Students All Grades (Excludes AE) [District] 2021-22;Total Students All Grades (Excludes AE) [District] 2023-24;Updated Status [District] 2023-24",
            "Leaid=Agency ID - NCES Assigned [District] Latest available year DistrictName=Agency Name DistrictStateId=State Agency ID [District] 2023-24 Kind=Agency Type [District] 2023-24 "
                + "Pupils=Total Students All Grades (Excludes AE) [District] 2023-24 State=State Name [District] Latest available year Status=Updated Status [District] 2023-24",
            ';');

    [Fact]
    public void Names_and_counts_alone_are_recognized() =>
        AssertGuess("name,students,american_indian,asian,free_or_reduced_lunch", "DistrictName=name Pupils=students");

    [Fact]
    public void A_choice_goes_before_the_guess_and_a_field_can_be_left_out()
    {
        string[] header = ["Agency", "name", "students"];
        var mapping = ColumnMapping.Guess(header).With([new(DirectoryField.DistrictName, "Agency"), new(DirectoryField.Pupils, null)]);
        Assert.Equal("DistrictName=Agency", Written(mapping));
        Assert.Empty(mapping.Check(header));
    }

    [Fact]
    public void A_chosen_column_must_be_in_the_file_once()
    {
        var mapping = new ColumnMapping([new(DirectoryField.DistrictName, "name")]);
        Assert.Equal(FindingCode.ColumnMissing, Assert.Single(mapping.Check(["title"])).Code);
        Assert.Equal(FindingCode.ColumnMissing, Assert.Single(mapping.Check(["name", "name"])).Code);
    }

    private static void AssertGuess(string header, string expected, char separator = ',') => Assert.Equal(expected, Written(ColumnMapping.Guess(header.Split(separator))));

    private static string Written(ColumnMapping mapping) => string.Join(' ', mapping.Columns.Select(column => $"{column.Field}={column.Column}"));
}
