using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Tests.Activities;
using CsCheck;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>"If you can back into a number, the suppression is not effective": the three tests of the Louisiana Department of
/// Education, over tables written out and over anything people might give.</summary>
public sealed class LouisianaTests
{
    [Fact]
    public void A_single_masked_answer_takes_the_next_smallest_with_it()
    {
        var published = Questions.Publication(Questions.Choice(3)).Of(View.Public, Tables.Answered("q", [60, 36, 4]));
        Assert.Equal([60, null, null], Options(published).Select(cell => cell.N));
        Assert.Equal([CellState.Shown, CellState.Complementary, CellState.Suppressed], Options(published).Select(cell => cell.State));
    }

    [Fact]
    public void Answers_nobody_gave_are_not_all_that_is_hidden()
    {
        var published = Questions.Publication(Questions.Choice(4)).Of(View.Public, Tables.Answered("q", [60, 40, 0, 0]));
        Assert.Equal([60, null, null, null], Options(published).Select(cell => cell.N));
    }

    [Fact]
    public void A_hidden_count_has_no_share_beside_the_total_to_work_it_out_from()
    {
        var published = Questions.Publication(Questions.Choice(3)).Of(View.Public, Tables.Answered("q", [60, 36, 4]));
        Assert.Equal([0.6m, null, null], Options(published).Select(cell => cell.Value));
    }

    [Fact]
    public void Two_masked_answers_at_the_very_top_of_their_bounds_are_not_told_by_their_sum()
    {
        // At most ten each and twenty together would be ten each.
        var published = Questions.Publication(Questions.Choice(3)).Of(View.Public, Tables.Answered("q", [10, 10, 180]));
        Assert.Equal(3, Options(published).Count(cell => cell.State != CellState.Shown));
    }

    [Fact]
    public void A_unanimous_answer_among_ten_people_is_not_told_by_a_bound_that_leaves_one_number()
    {
        var published = Questions.Publication(Questions.Choice(2)).Of(View.Public, Tables.Answered("q", [10, 0]));
        Assert.Equal([0.6m, -0.4m], Options(published).Select(cell => cell.Bound));
    }

    [Fact]
    public void Two_groups_one_below_the_minimum_each_are_not_told_by_their_sum()
    {
        var tally = Tables.Of(33).With("q", "", 4, group: "a").With("q", "", 4, group: "b").With("q", "", 25, group: "c");
        var published = Questions.Publication(Questions.Text, groups: ["a", "b", "c"]).Of(View.Staff, tally);
        Assert.Equal([null, null, null], published.Cells.Where(cell => cell.Group is not null).Select(cell => cell.N));
    }

    [Fact]
    public void Five_groups_of_one_person_each_are_not_told_by_their_sum()
    {
        string[] groups = ["a", "b", "c", "d", "e", "f"];
        var tally = groups.Take(5).Aggregate(Tables.Of(35), (table, group) => table.With("q", "", 1, group: group)).With("q", "", 30, group: "f");
        var published = Questions.Publication(Questions.Text, groups: groups).Of(View.Staff, tally);
        Assert.Equal(new long?[groups.Length], published.Cells.Where(cell => cell.Group is not null).Select(cell => cell.N));
    }

    [Theory, MemberData(nameof(Scenes.KindsWithAnswers), MemberType = typeof(Scenes))]
    public void Where_answers_add_up_to_a_shown_total_never_exactly_one_is_hidden_nor_only_zeros_nor_too_few_people(ActivityKind kind) =>
        Cases.Of(cases => Gen.Select(Scenes.Of(kind), Gen.Bool, Gen.Bool).Sample((scene, isPublic, students) =>
        {
            var publication = new Publication(Guid.Empty, scene.Config, Scene.Groups, students, null);
            var view = isPublic ? View.Public : View.Staff;
            var tally = scene.Fold(scene.Contributions);
            var published = publication.Of(view, tally);
            foreach (var set in published.Cells.GroupBy(cell => (cell.Item, cell.Group)))
            {
                var shape = scene.Type.Items(tally, scene.Config).Single(item => item.Item == set.Key.Item);
                if (shape.MostChosen > 1 || set.Single(cell => cell.Option is null).N is not { } total)
                {
                    continue;
                }

                var hidden = set.Where(cell => cell is { Option: not null, N: null }).ToList();
                var people = total - set.Where(cell => cell.Option is not null).Sum(cell => cell.N ?? 0);
                Assert.NotEqual(1, cases.Met(hidden).Count);
                Assert.True(hidden.Count == 0 || people >= publication.PolicyFor(view).MinN);
                Assert.All(hidden, cell => Assert.Null(cell.Value));
            }
        }));

    private static IEnumerable<PublishedCell> Options(PublishedTally published) => published.Cells.Where(cell => cell.Option is not null);
}
