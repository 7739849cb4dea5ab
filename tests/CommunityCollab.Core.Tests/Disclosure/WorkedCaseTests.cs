using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>The worked case of the field: groups of 210, 120, 41, 20 and 6, total 397, minimum 16. The 6 hides for its own
/// sake; one hole could be filled by subtraction, so the 20 hides too, and the 26 people in both are enough.</summary>
public sealed class WorkedCaseTests
{
    private static readonly string[] Groups = ["guardians", "students", "staff", "employers", "neighbours"];
    private static readonly int[] People = [210, 120, 41, 20, 6];

    [Fact]
    public void One_hole_is_filled_with_the_next_smallest() =>
        Assert.Equal(
            [false, false, false, true, false],
            ComplementarySuppression.Complement([210, 120, 41, 20, 6], [false, false, false, false, true], 16));

    [Fact]
    public void Staff_see_the_three_large_groups_and_not_the_two_small_ones()
    {
        var published = Questions.Publication(Questions.Text, includesStudents: true, Groups).Of(View.Staff, Tally);

        Assert.Equal(397, published.Cells.Single(cell => cell.Group is null).N);
        Assert.Equal([210, 120, 41, null, null], published.Cells.Where(cell => cell.Group is not null).Select(cell => cell.N));
        Assert.Equal(
            [CellState.Shown, CellState.Shown, CellState.Shown, CellState.Complementary, CellState.Suppressed],
            published.Cells.Where(cell => cell.Group is not null).Select(cell => cell.State));
        Assert.Equal(SuppressionReason.BelowMinN, Cell(published, "neighbours").Reason!.Code);
        Assert.Equal(SuppressionReason.Complementary, Cell(published, "employers").Reason!.Code);
    }

    [Fact]
    public void What_is_left_of_the_total_is_twenty_six_people_in_two_groups()
    {
        var published = Questions.Publication(Questions.Text, includesStudents: true, Groups).Of(View.Staff, Tally);
        Assert.Equal(26, 397 - published.Cells.Where(cell => cell.Group is not null).Sum(cell => cell.N ?? 0));
    }

    [Fact]
    public void The_public_sees_no_groups_at_all() =>
        Assert.DoesNotContain(
            Questions.Publication(Questions.Text, includesStudents: true, Groups).Of(View.Public, Tally).Cells,
            cell => cell.Group is not null);

    [Fact]
    public void Staff_with_row_access_see_it_all() =>
        Assert.Equal(
            [397, 210, 120, 41, 20, 6],
            Questions.Publication(Questions.Text, includesStudents: true, Groups).Of(View.Rows, Tally).Cells.Select(cell => cell.N));

    private static Tally Tally => Groups.Zip(People).Aggregate(
        Tables.Of(People.Sum()), (tally, group) => tally.With("q", "", group.Second, group: group.First));

    private static PublishedCell Cell(PublishedTally published, string group) => published.Cells.Single(cell => cell.Group == group);
}
