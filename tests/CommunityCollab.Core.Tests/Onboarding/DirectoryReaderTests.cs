using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Tests.Onboarding;

public sealed class DirectoryReaderTests
{
    [Fact]
    public void A_lost_leading_zero_is_restored_when_the_state_is_stated_and_the_report_says_so()
    {
        var reading = Directory.OfDistricts("802190,Archuleta").Read(Directory.Colorado);
        Assert.Equal("0802190", Assert.Single(reading.Districts).Leaid);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((2, "LEAID", FindingCode.LeadingZeroRestored, FindingSeverity.Notice), (finding.Line, finding.Column, finding.Code, finding.Severity));
    }

    [Fact]
    public void A_lost_leading_zero_is_refused_when_the_state_is_not_stated()
    {
        var reading = Directory.OfDistricts("802190,Archuleta").Read();
        Assert.Empty(reading.Districts);
        Assert.Equal(FindingCode.CodeMalformed, Assert.Single(reading.Findings).Code);
    }

    [Theory]
    [InlineData("ST,LEAID,LEA_NAME\nCO,802190,Archuleta")]
    [InlineData("FIPST,LEAID,LEA_NAME\n8,802190,Archuleta")]
    [InlineData("State,LEAID,LEA_NAME\n08,802190,Archuleta")]
    public void A_line_that_names_its_state_states_it(string text) =>
        Assert.Equal("0802190", Assert.Single(new Directory(text).Read().Districts).Leaid);

    [Theory]
    [InlineData("08 02190")]
    [InlineData("8.02190E+05")]
    [InlineData("\"0802190\"")]
    [InlineData("0802l90")]
    [InlineData("٠٨٠٢١٩٠")]
    [InlineData("08021900")]
    [InlineData("80219")]
    [InlineData("902190")]
    public void Any_other_malformed_code_is_refused(string code)
    {
        var reading = Directory.OfDistricts($"{code},Archuleta").Read(Directory.Colorado);
        Assert.Empty(reading.Districts);
        Assert.Equal((FindingCode.CodeMalformed, FindingSeverity.Error), (Assert.Single(reading.Findings).Code, reading.Findings[0].Severity));
    }

    [Fact]
    public void A_code_of_another_state_is_refused_but_another_states_lines_are_left_out_and_counted()
    {
        Assert.Equal(FindingCode.StateWrong, Assert.Single(Directory.OfDistricts("4900030,Alpine").Read().Findings).Code);

        var national = new Directory("ST,LEAID,LEA_NAME\nUT,4900030,Alpine\nCO,0802190,Archuleta\nWY,5600730,Albany").Read();
        Assert.Equal((1, 2), (national.Districts.Count, national.OtherStates));
        Assert.Equal(FindingCode.OtherStates, Assert.Single(national.Findings).Code);
    }

    [Fact]
    public void A_duplicate_code_is_refused_and_every_line_of_it_names_all()
    {
        var reading = Directory.OfDistricts("0802190,Archuleta", "0800870,Adams", "0802190,Archuleta County").Read();
        Assert.Equal("0800870", Assert.Single(reading.Districts).Leaid);
        Assert.Equal([2, 4], reading.Findings.Select(finding => finding.Line!.Value));
        Assert.All(reading.Findings, finding => Assert.Contains("(2, 4)", finding.Message, StringComparison.Ordinal));
        Assert.All(reading.Findings, finding => Assert.Equal((FindingCode.CodeDuplicate, FindingSeverity.Error), (finding.Code, finding.Severity)));
    }

    [Fact]
    public void A_code_that_lost_its_zero_is_a_duplicate_of_the_one_that_did_not() =>
        Assert.Empty(Directory.OfDistricts("0802190,Archuleta", "802190,Archuleta").Read(Directory.Colorado).Districts);

    [Fact]
    public void Without_codes_a_name_on_two_lines_is_refused() =>
        Assert.Equal([FindingCode.NameDuplicate, FindingCode.NameDuplicate], new Directory("name,students\nA,1\nB,2\nA,3").Read().Findings.Select(finding => finding.Code));

    [Theory]
    [InlineData("-1")]
    [InlineData("-2")]
    [InlineData("-9")]
    [InlineData("M")]
    [InlineData("n")]
    [InlineData("NA")]
    [InlineData("N/A")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("*")]
    [InlineData("~")]
    [InlineData("<10")]
    [InlineData("n<16")]
    [InlineData("n < 16")]
    [InlineData("<= 5")]
    [InlineData("‡")]
    [InlineData("nan")]
    [InlineData("None")]
    [InlineData("NULL")]
    [InlineData("#N/A")]
    [InlineData("#DIV/0!")]
    [InlineData("NR")]
    [InlineData(".")]
    [InlineData("-3")]
    [InlineData("DS")]
    [InlineData("s")]
    [InlineData("1-9")]
    [InlineData("10 – 15")]
    [InlineData("≤5")]
    [InlineData(">= 95")]
    [InlineData("not reported")]
    [InlineData("=\"\u2020\"")]
    public void A_count_that_is_missing_or_hidden_stays_missing_and_is_never_zero(string cell)
    {
        var reading = new Directory($"name,students\nAgate,{cell}").Read();
        Assert.Null(Assert.Single(reading.Districts).Pupils);
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("-10")]
    [InlineData("24.578")]
    [InlineData("1.6E+03")]
    [InlineData("10.5")]
    [InlineData("95%")]
    [InlineData("about 10")]
    [InlineData("1e3")]
    [InlineData("99999999999")]
    [InlineData("²")]
    public void A_count_that_is_negative_or_no_whole_number_is_told_and_costs_the_district_nothing(string cell)
    {
        var reading = new Directory($"name,students\nAgate,{cell}").Read();
        Assert.Null(Assert.Single(reading.Districts).Pupils);
        Assert.Equal((FindingCode.CountMalformed, "students", FindingSeverity.Notice), (Assert.Single(reading.Findings).Code, reading.Findings[0].Column, reading.Findings[0].Severity));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("24578", 24578)]
    [InlineData(" 10 ", 10)]
    public void A_count_is_a_count(string cell, int count) => Assert.Equal(count, Assert.Single(new Directory($"name,students\nAgate,{cell}").Read().Districts).Pupils);

    [Fact]
    public void Thousands_may_be_set_apart_by_commas() => Assert.True(PupilCount.TryRead("24,578", out var count) && count == 24_578);

    [Theory]
    [InlineData("1600.0", 1600)]
    [InlineData("1600,00", 1600)]
    [InlineData("1,600.00", 1600)]
    [InlineData("1.600,00", 1600)]
    [InlineData("1 600", 1600)]
    [InlineData("1\u202F600", 1600)]
    [InlineData("1'600", 1600)]
    [InlineData("1.234.567", 1234567)]
    public void A_whole_number_is_read_however_an_office_writes_it(string cell, int count) => Assert.True(PupilCount.TryRead(cell, out var read) && read == count);

    [Theory]
    [InlineData("=\"0802190\"")]
    [InlineData("'0802190")]
    [InlineData("0802190.0")]
    [InlineData("802190.0")]
    public void A_code_is_read_with_what_a_spreadsheet_or_a_program_put_around_it(string cell) =>
        Assert.Equal("0802190", Assert.Single(Directory.OfDistricts($"{cell},Archuleta").Read(Directory.Colorado).Districts).Leaid);

    [Theory]
    [InlineData("1", DistrictKind.District, 0)]
    [InlineData("4", DistrictKind.Boces, 0)]
    [InlineData("4-Regional Education Service Agency (RESA)", DistrictKind.Boces, 0)]
    [InlineData("boces", DistrictKind.Boces, 0)]
    [InlineData("7", DistrictKind.CharterInstitute, 0)]
    [InlineData("CHARTER_INSTITUTE", DistrictKind.CharterInstitute, 0)]
    [InlineData("5", DistrictKind.District, 1)]
    public void The_kind_follows_from_the_type_code(string type, DistrictKind kind, int notices)
    {
        var reading = new Directory($"LEAID,LEA_NAME,LEA_TYPE\n0802190,Archuleta,{type}").Read();
        Assert.Equal(kind, Assert.Single(reading.Districts).Kind);
        Assert.Equal(notices, reading.Findings.Count);
    }

    [Theory]
    [InlineData("LEA_TYPE", "10", FindingCode.KindUnknown)]
    [InlineData("LEA_TYPE", "county", FindingCode.KindUnknown)]
    [InlineData("SY_STATUS", "9", FindingCode.StatusUnknown)]
    [InlineData("ST", "ZZ", FindingCode.StateWrong)]
    public void What_nobody_knows_is_refused(string column, string cell, FindingCode code) =>
        Assert.Equal(code, Assert.Single(new Directory($"LEAID,LEA_NAME,{column}\n0802190,Archuleta,{cell}").Read().Findings).Code);

    [Fact]
    public void The_updated_status_counts_before_the_one_at_the_years_start()
    {
        var reading = new Directory("LEAID,LEA_NAME,SY_STATUS,UPDATED_STATUS,EFFECTIVE_DATE\n0802190,Archuleta,1,2,07/01/2026").Read();
        Assert.Equal((Operating.Closed, new DateOnly(2026, 7, 1)), (Assert.Single(reading.Districts).Operating, reading.Districts[0].Since));
    }

    [Fact]
    public void Everything_wrong_with_a_line_is_told_at_once() =>
        Assert.Equal(
            [FindingCode.NameMissing, FindingCode.CodeMalformed, FindingCode.KindUnknown],
            new Directory("leaid,name,kind\n08x,,county").Read().Findings.Select(finding => finding.Code));

    [Theory]
    [InlineData("0802190,Archuleta,9")]
    [InlineData("0802190")]
    public void A_line_with_more_or_fewer_fields_than_the_header_is_refused(string line) =>
        Assert.Equal(FindingCode.Unreadable, Assert.Single(Directory.OfDistricts(line).Read().Findings).Code);

    [Fact]
    public void A_line_without_a_code_in_a_file_with_codes_is_refused() =>
        Assert.Equal(FindingCode.CodeMissing, Assert.Single(Directory.OfDistricts("M,Archuleta").Read().Findings).Code);

    [Fact]
    public void A_schools_line_gives_its_district_by_leaid_or_within_its_own_id()
    {
        var reading = new Directory("NCESSCH,SCH_NAME,LEAID,LEA_NAME,ST_SCHID,ST_LEAID,LEA_TYPE\n080219000123,Pagosa Springs High,0802190,Archuleta,CO-0220-6666,CO-0220,1").Read();
        Assert.Empty(reading.Districts);
        var school = Assert.Single(reading.Schools);
        Assert.Equal(("080219000123", "6666", "0802190", "0220"), (school.NcesId, school.StateAssignedId, school.District.Leaid, school.District.StateAssignedId));

        Assert.Equal("0802190", Assert.Single(new Directory("school_id,school_name\n80219000123,Pagosa").Read("08").Schools).District.Leaid);
    }

    [Fact]
    public void A_school_whose_id_was_given_under_another_district_is_taken_and_the_report_says_so()
    {
        var reading = new Directory("NCESSCH,SCH_NAME,LEAID\n080219000123,Pagosa Springs High,0800001").Read();
        Assert.Equal("0800001", Assert.Single(reading.Schools).District.Leaid);
        Assert.Equal((FindingCode.SchoolIdOfOtherDistrict, FindingSeverity.Notice), (Assert.Single(reading.Findings).Code, reading.Findings[0].Severity));
    }

    [Fact]
    public void A_file_without_lines_or_without_names_is_refused_as_a_whole()
    {
        Assert.Equal((null, FindingCode.Empty), (Assert.Single(Directory.OfDistricts().Read().Findings).Line, Directory.OfDistricts().Read().Findings[0].Code));
        Assert.Equal(FindingCode.ColumnMissing, Assert.Single(new Directory("LEAID,county\n0802190,Archuleta").Read().Findings).Code);
    }
}
