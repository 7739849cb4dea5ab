using CommunityCollab.Core.Onboarding;
using CsCheck;

namespace CommunityCollab.Core.Tests.Onboarding;

/// <summary>What holds for any file and any agency. Codes and names come from small sets, so that they collide often.</summary>
public sealed class OnboardingProperties
{
    private const int Runs = 2_000;

    private static readonly string[] Header = ["leaid", "name", "state_id", "kind", "students", "school_id", "school_name", "school_state_id", "status", "state"];

    private static readonly Gen<string> Leaid = Gen.OneOf("0800001", "0800002", "0800003", "800001", "800004", "0800001.0", "08 00001", "4900001", "", "M");
    private static readonly Gen<string> Name = Gen.OneOf("A", "B", "C", "", "NA");
    private static readonly Gen<string> StateId = Gen.OneOf("0001", "0002", "CO-0001", "", "");
    private static readonly Gen<string> SchoolId = Gen.OneOf("080000100001", "080000200001", "80000100001", "", "", "", "1");
    private static readonly Gen<string> SchoolName = Gen.OneOf("X", "Y", "", "", "");
    private static readonly Gen<string> Kind = Gen.OneOf("1", "4", "7", "5", "", "x");
    private static readonly Gen<string> Pupils = Gen.OneOf("5", "0", "-1", "*", "-4", "1.5", "n<16");
    private static readonly Gen<string> Status = Gen.OneOf("1", "2", "6", "7", "8", "", "?");
    private static readonly Gen<string> State = Gen.OneOf("CO", "8", "", "", "UT");

    private static readonly Gen<string[]> Cells = Gen.Select(
        Gen.Select(Leaid, Name, StateId, Kind, Pupils), Gen.Select(SchoolId, SchoolName, StateId, Status, State),
        (first, second) => new[] { first.Item1, first.Item2, first.Item3, first.Item4, first.Item5, second.Item1, second.Item2, second.Item3, second.Item4, second.Item5 });

    private static readonly Gen<ColumnMapping> Mapping = Gen.Int[0, 5].Select(left => ColumnMapping.Guess(Header).With(left switch
    {
        0 => [new(DirectoryField.Leaid, null), new(DirectoryField.DistrictStateId, null)],
        1 => [new(DirectoryField.SchoolId, null), new(DirectoryField.SchoolStateId, null)],
        2 => [new(DirectoryField.Leaid, null)],
        3 => [new(DirectoryField.DistrictStateId, null)],
        _ => (ColumnChoice[])[],
    }));

    private static readonly Gen<(string[][] Cells, ColumnMapping Mapping)> File = Gen.Select(Cells.Array[1, 12], Mapping);

    private static readonly Gen<string> AnyCell = Gen.OneOf(Gen.String, Gen.Char.Array[0, 9].Select(chars => new string(chars)), Leaid, Pupils, Status);

    [Fact]
    public void Planning_the_outcome_of_a_plan_again_changes_nothing() =>
        Gen.Select(File, File.Array[0, 3]).Sample((file, earlier) =>
        {
            var known = earlier.Aggregate(KnownTenants.None, (before, one) => Directory.Outcome(before, PlanOf(one, before, Guid.NewGuid())));
            var once = Directory.Outcome(known, PlanOf(file, known, Guid.NewGuid()));
            var again = PlanOf(file, once, Guid.NewGuid());
            Assert.True(again.Changes == 0, string.Join('\n', again.Districts.Cast<object>().Concat(again.Schools)));
        }, iter: Runs);

    [Fact]
    public void A_plan_carried_out_in_part_and_planned_again_ends_as_if_it_had_not_been_interrupted() =>
        Gen.Select(File, File, Gen.Int[0, 12]).Sample((file, earlier, done) =>
        {
            var import = Guid.NewGuid();
            var known = Directory.Outcome(KnownTenants.None, PlanOf(earlier, KnownTenants.None, Guid.NewGuid()));
            var plan = PlanOf(file, known, import);
            var first = plan.Districts.Take(done).ToList();
            var part = Directory.Outcome(known, plan with { Districts = first, Schools = [.. plan.Schools.Take(done - first.Count)] });
            var (straight, resumed) = (Directory.Outcome(known, plan), Directory.Outcome(part, PlanOf(file, part, import)));
            Assert.Equal(straight.Districts.OrderBy(district => district.Id), resumed.Districts.OrderBy(district => district.Id));
            Assert.Equal(straight.Schools.OrderBy(school => school.Id), resumed.Schools.OrderBy(school => school.Id));
        }, iter: Runs);

    [Fact]
    public void No_two_of_what_an_agency_has_share_a_code_and_every_school_has_a_district() =>
        Cases.Of(cases => File.Array[1, 5].Sample(files =>
        {
            var known = files.Aggregate(KnownTenants.None, (before, one) => Directory.Outcome(before, PlanOf(one, before, Guid.NewGuid())));
            Assert.Distinct(known.Districts.Select(district => district.Leaid).Where(code => code is not null));
            Assert.Distinct(known.Schools.Select(school => school.NcesId).Where(code => code is not null));
            Assert.All(cases.Met(known.Schools), school => Assert.Contains(known.Districts, district => district.Id == school.DistrictId));
            Assert.All(known.Districts, district => Assert.True(district.Leaid is null or { Length: 7 } && district.Leaid?.StartsWith("08", StringComparison.Ordinal) != false));
            Assert.All(known.Districts, district => Assert.True(district.Pupils is null or 0 or 5));
        }, iter: Runs));

    [Fact]
    public void Nothing_is_ever_taken_away() =>
        Gen.Select(File, File).Sample((earlier, file) =>
        {
            var known = Directory.Outcome(KnownTenants.None, PlanOf(earlier, KnownTenants.None, Guid.NewGuid()));
            var after = Directory.Outcome(known, PlanOf(file, known, Guid.NewGuid()));
            Assert.Subset(after.Districts.Select(district => district.Id).ToHashSet(), known.Districts.Select(district => district.Id).ToHashSet());
            Assert.Subset(after.Schools.Select(school => school.Id).ToHashSet(), known.Schools.Select(school => school.Id).ToHashSet());
        }, iter: Runs);

    [Fact]
    public void Every_line_is_taken_refused_with_a_reason_or_another_states() =>
        File.Sample(file =>
        {
            var reading = Read(file);
            var refused = reading.Findings.Where(finding => finding is { Severity: FindingSeverity.Error, Line: not null }).Select(finding => finding.Line).Distinct().Count();
            Assert.Equal(reading.Lines, reading.Districts.Count + reading.Schools.Count + refused + reading.OtherStates);
        }, iter: Runs);

    [Fact]
    public void Reading_and_planning_take_any_text_and_every_finding_says_what_it_is() =>
        Cases.Of(cases => Gen.Select(AnyCell.Array[10].Array[0, 6], Mapping).Sample((cells, mapping) =>
        {
            var reading = Read((cells, mapping));
            var plan = Directory.Plan(reading, mapping, KnownTenants.None);
            Assert.All(cases.Met(reading.Findings.Concat(plan.Findings)), finding => Assert.NotEqual("", finding.Message));
        }, iter: Runs));

    private static DirectoryReading Read((string[][] Cells, ColumnMapping Mapping) file) =>
        DirectoryReader.Read(Header, file.Mapping, file.Cells.Select((cells, place) => new DirectoryLine(place + 2, cells)), Directory.Colorado, Directory.Colorado);

    private static OnboardingPlan PlanOf((string[][] Cells, ColumnMapping Mapping) file, KnownTenants known, Guid import) =>
        Planning.Of(Read(file), file.Mapping, known, import, new DateOnly(2026, 8, 1));
}
