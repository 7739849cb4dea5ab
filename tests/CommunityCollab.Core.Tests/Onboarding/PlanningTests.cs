using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Tests.Onboarding;

public sealed class PlanningTests
{
    private static readonly KnownDistrict Archuleta = new(Guid.CreateVersion7(), "Archuleta", "0802190", "0220", DistrictKind.District, 1600, null);
    private static readonly KnownSchool Pagosa = new(Guid.CreateVersion7(), Archuleta.Id, "Pagosa Springs High", "080219000123", null, null);
    private static readonly KnownTenants Agency = new([Archuleta], [Pagosa]);

    [Fact]
    public void A_district_is_matched_by_its_code_whatever_its_name_and_renamed()
    {
        var step = Assert.Single(Directory.OfDistricts("0802190,Archuleta County 50 Jt").Plan(Agency).Districts);
        Assert.Equal((Change.Renamed, Archuleta.Id, "Archuleta County 50 Jt"), (step.Change, step.After.Id, step.After.Name));
        Assert.Equal((1600, "0220"), (step.After.Pupils, step.After.StateAssignedId));
    }

    [Fact]
    public void A_district_of_the_same_name_with_another_code_is_another_district()
    {
        var plan = Directory.OfDistricts("0800001,Archuleta").Plan(Agency);
        Assert.Equal(Change.Created, Assert.Single(plan.Districts).Change);
        Assert.Equal(1, plan.AbsentDistricts);
    }

    [Fact]
    public void What_is_closed_is_dated_and_stays_and_what_opens_again_has_no_date()
    {
        var closing = new Directory("LEAID,LEA_NAME,SY_STATUS,EFFECTIVE_DATE\n0802190,Archuleta,2,07/01/2026").Plan(Agency);
        Assert.Equal((Change.Closed, new DateOnly(2026, 7, 1)), (closing.Districts[0].Change, closing.Districts[0].After.ClosedOn));

        var closed = Directory.Outcome(Agency, closing);
        var reopening = new Directory("LEAID,LEA_NAME,SY_STATUS\n0802190,Archuleta,8").Plan(closed);
        Assert.Equal((Change.Reopened, null), (reopening.Districts[0].Change, reopening.Districts[0].After.ClosedOn));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("6")]
    [InlineData("7")]
    public void What_does_not_operate_is_not_brought_on(string status)
    {
        var plan = new Directory($"LEAID,LEA_NAME,SY_STATUS\n0800001,Gone,{status}").Plan(Agency);
        Assert.Empty(plan.Districts);
        Assert.Contains(plan.Findings, finding => finding is { Line: 2, Code: FindingCode.NotOperating, Severity: FindingSeverity.Notice });
    }

    [Fact]
    public void What_is_absent_from_the_file_is_told_and_stays()
    {
        var plan = Directory.OfDistricts("0800001,New").Plan(Agency);
        Assert.Equal((1, 0), (plan.AbsentDistricts, plan.AbsentSchools));
        Assert.Contains(plan.Findings, finding => finding.Code == FindingCode.Absent && finding.Message.Contains("0802190", StringComparison.Ordinal));
        Assert.Contains(Archuleta, Directory.Outcome(Agency, plan).Districts);
    }

    [Fact]
    public void A_missing_count_does_not_overwrite_one_that_is_known() =>
        Assert.Equal((Change.None, 1600), Of(Assert.Single(new Directory("leaid,name,students\n0802190,Archuleta,NA").Plan(Agency).Districts)));

    [Fact]
    public void A_school_of_an_unknown_district_is_refused()
    {
        var plan = new Directory("NCESSCH,SCH_NAME,LEAID\n080000100001,Nowhere High,0800001").Plan(Agency);
        Assert.Empty(plan.Schools);
        Assert.Equal((2, FindingCode.DistrictUnknown, FindingSeverity.Error), (plan.Findings[0].Line, plan.Findings[0].Code, plan.Findings[0].Severity));
    }

    [Fact]
    public void A_school_may_stand_before_its_district_in_the_file()
    {
        var plan = new Directory("leaid,name,school_id,school_name\n0800001,,080000100001,First High\n0800001,First,,").Plan(KnownTenants.None);
        Assert.Equal(Assert.Single(plan.Districts).After.Id, Assert.Single(plan.Schools).After.DistrictId);
    }

    [Fact]
    public void A_school_of_a_refused_district_is_refused_too() =>
        Assert.Empty(new Directory("leaid,name,school_id,school_name\n0800001,First,,\n0800001,First again,,\n0800001,,080000100001,First High").Plan(KnownTenants.None).Schools);

    [Fact]
    public void A_school_that_goes_to_another_district_moves()
    {
        var plan = new Directory("leaid,name,school_id,school_name\n0800001,First,,\n0800001,,080219000123,Pagosa Springs High").Plan(Agency);
        Assert.Equal((Change.Moved, Pagosa.Id), (Assert.Single(plan.Schools).Change, plan.Schools[0].After.Id));
    }

    [Fact]
    public void Without_codes_districts_are_matched_by_name_and_the_report_says_so_once()
    {
        var plan = new Directory("name,students\nArchuleta,1700\nNew,10").Plan(Agency);
        Assert.Equal([Change.Updated, Change.Created], plan.Districts.Select(step => step.Change));
        Assert.Equal(FindingCode.MatchedByName, Assert.Single(plan.Findings).Code);
    }

    [Fact]
    public void What_was_known_by_name_alone_gets_its_code_and_the_report_says_so()
    {
        var named = new KnownTenants([Archuleta with { Leaid = null, StateAssignedId = null }], []);
        var plan = Directory.OfDistricts("0802190,Archuleta").Plan(named);
        Assert.Equal((Change.Updated, "0802190"), (Assert.Single(plan.Districts).Change, plan.Districts[0].After.Leaid));
        Assert.Equal(FindingCode.CodeAdded, Assert.Single(plan.Findings).Code);
    }

    [Theory]
    [InlineData(6, 10, true)]
    [InlineData(7, 10, false)]
    [InlineData(0, 1, true)]
    [InlineData(0, null, false)]
    [InlineData(5, 0, false)]
    public void A_file_with_forty_percent_fewer_districts_than_the_last_is_held(int now, int? last, bool isHeld)
    {
        var file = Directory.OfDistricts([.. Enumerable.Range(1, now).Select(number => $"08{number:D5},District {number}")]);
        Assert.Equal(isHeld, HoldRule.Reason(file.Read(), file.Mapping, new(last, 1_000)) is not null);
    }

    [Fact]
    public void A_file_that_lost_its_schools_is_held_and_one_that_never_had_any_is_not()
    {
        var template = new Directory("leaid,name,school_id,school_name\n0800001,First,,");
        Assert.Contains("0 schools", HoldRule.Reason(template.Read(), template.Mapping, new(1, 1_932)), StringComparison.Ordinal);
        var districts = Directory.OfDistricts("0800001,First");
        Assert.Null(HoldRule.Reason(districts.Read(), districts.Mapping, new(1, 1_932)));
    }

    [Fact]
    public void An_import_gives_the_same_ids_when_it_is_planned_again()
    {
        var file = Directory.OfDistricts("0800001,First", "0800002,Second");
        Assert.Equal(file.Plan(KnownTenants.None).Districts, file.Plan(KnownTenants.None).Districts);
    }

    [Theory]
    [InlineData("0880", "Denver County 1", "880", "Denver Schools", PairLikeness.CodeButForZeros)]
    [InlineData("0880", "Denver County 1", "0990", "DENVER  COUNTY 1", PairLikeness.NameButForCase)]
    [InlineData("0880", "Cañon City RE-1", "0990", "Canon City Re 1", PairLikeness.NameButForCase)]
    [InlineData("0880", "Denver County 1", "0990", "School District No. 1 in the County of Denver", PairLikeness.NameButForSpelling)]
    [InlineData("0880", "Archuleta County 50 Jt", "0990", "Archuletta County 50 Joint", null)]
    [InlineData("0880", "Archuleta", "0990", "Archuletta", PairLikeness.NameButForSpelling)]
    [InlineData("0880", "Archuleta", "0990", "Archulela", PairLikeness.NameButForSpelling)]
    [InlineData("0880", "Adams 12", "0990", "Adams 14", null)]
    [InlineData("0880", "Aurora", "0990", "Denver", null)]
    public void A_new_district_and_an_absent_one_that_may_be_the_same_are_a_pair(string code, string name, string newCode, string newName, PairLikeness? likeness)
    {
        var known = new KnownTenants([Archuleta with { Leaid = null, Name = name, StateAssignedId = code }], []);
        var pairs = new Directory($"state_id,name\n{newCode},{newName}").Plan(known).Pairs;
        Assert.Equal(likeness, pairs.SingleOrDefault()?.Likeness);
    }

    [Fact]
    public void A_district_of_the_same_name_that_the_file_has_under_its_own_code_is_no_pair() =>
        Assert.Empty(Directory.OfDistricts("0802190,Archuleta", "0800001,Archuleta").Plan(Agency).Pairs);

    [Fact]
    public void A_joined_pair_is_one_district_with_the_code_that_kept_its_zeros_and_schools_find_it_by_either()
    {
        var known = new KnownTenants([Archuleta with { Leaid = null }], []);
        var file = new Directory("state_id,name,school_state_id,school_name\n220,Archuleta County,,\n220,,11,High School");
        var asked = file.Plan(known);
        Assert.Equal((Change.Created, 1), (Assert.Single(asked.Districts).Change, asked.AbsentDistricts));

        var joined = Directory.Plan(file.Read(), file.Mapping, known, [Assert.Single(asked.Pairs) with { Decision = PairDecision.Join }]);
        var step = Assert.Single(joined.Districts);
        Assert.Equal((Archuleta.Id, "Archuleta County", "0220", Change.Renamed, 0), (step.After.Id, step.After.Name, step.After.StateAssignedId, step.Change, joined.AbsentDistricts));
        Assert.Equal(Archuleta.Id, Assert.Single(joined.Schools).After.DistrictId);

        var apart = Directory.Plan(file.Read(), file.Mapping, known, [asked.Pairs[0] with { Decision = PairDecision.KeepApart }]);
        Assert.Equal((Change.Created, 1), (Assert.Single(apart.Districts).Change, apart.AbsentDistricts));
    }

    [Fact]
    public void A_school_names_its_district_which_is_brought_on_with_it_and_never_renamed()
    {
        var file = new Directory("NCESSCH,SCH_NAME,LEAID,LEA_NAME\n080000100001,First High,0800001,First\n080219000123,Pagosa Springs High,0802190,ARCHULETA COUNTY 50 JT");
        var plan = file.Plan(Agency);
        Assert.Equal(("First", "0800001"), (Assert.Single(plan.Districts).After.Name, plan.Districts[0].After.Leaid));
        Assert.Equal([plan.Districts[0].After.Id, Archuleta.Id], plan.Schools.Select(step => step.After.DistrictId));
        Assert.Equal(0, plan.AbsentDistricts);
        Assert.Empty(file.Plan(Directory.Outcome(Agency, plan)).Districts);
    }

    [Fact]
    public void A_district_that_was_merged_is_not_brought_on_again_and_its_schools_are_the_others()
    {
        var known = Agency with { Merged = [new("Old", "0800001", null, Archuleta.Id, Archuleta.Name)] };
        var plan = new Directory("leaid,name,school_id,school_name\n0800001,Old,,\n0802190,Archuleta,,\n0800001,,080000100001,Old High").Plan(known);
        Assert.DoesNotContain(plan.Districts, step => step.Change == Change.Created);
        Assert.Equal(Archuleta.Id, Assert.Single(plan.Schools).After.DistrictId);
        Assert.Equal((2, FindingSeverity.Notice), (Assert.Single(plan.Findings, finding => finding.Code == FindingCode.MergedAway).Line, FindingSeverity.Notice));
    }

    [Fact]
    public void Many_new_beside_as_many_absent_are_held_and_a_few_are_not()
    {
        static KnownTenants Of(int count) => new([.. Enumerable.Range(1, count).Select(number => new KnownDistrict(Guid.NewGuid(), $"Old {(char)('A' + number)}", null, $"X{number}", DistrictKind.District, null, null))], []);
        static OnboardingPlan Of2(int count, KnownTenants known) => new Directory($"state_id,name\n{string.Join('\n', Enumerable.Range(1, count).Select(number => $"Y{number},New {number}"))}").Plan(known);
        Assert.Contains("5 districts of the file are new", HoldRule.Exchange(Of2(5, Of(6)), 6), StringComparison.Ordinal);
        Assert.Null(HoldRule.Exchange(Of2(2, Of(2)), 2));
        Assert.Null(HoldRule.Exchange(Of2(5, Of(60)), 60));
        Assert.Null(HoldRule.Exchange(Of2(20, Of(5)), 5));
    }

    private static (Change, int?) Of(Step<KnownDistrict> step) => (step.Change, step.After.Pupils);
}
