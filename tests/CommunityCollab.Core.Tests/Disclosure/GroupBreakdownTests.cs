using System.Globalization;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Tallies;
using CommunityCollab.Core.Tests.Activities;
using CsCheck;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>What staff see by stakeholder group.</summary>
public sealed class GroupBreakdownTests
{
    [Theory, MemberData(nameof(Scenes.KindsByGroup), MemberType = typeof(Scenes))]
    public void What_is_left_when_the_shown_groups_are_taken_from_the_total_could_itself_be_shown(ActivityKind kind) =>
        Cases.Of(cases => Gen.Select(Scenes.Of(kind), Gen.Bool, Gen.Int[0, 3]).Sample(
            (scene, students, mostGroupsEach) =>
            {
                var publication = new Publication(Guid.Empty, scene.Config, Scene.Groups, students, null);
                var tally = scene.Fold(scene.Contributions.Select(one => one with { Groups = [.. one.Groups.Take(mostGroupsEach)] }));
                foreach (var shape in scene.Type.Items(tally, scene.Config))
                {
                    var shown = Shown(publication.Of(View.Staff, tally), shape);
                    if (shown.Count > 0)
                    {
                        AssertCouldBeShown(Left(tally, shape, shown), shape, publication.PolicyFor(View.Staff));
                    }

                    Assert.All(cases.Met(shown), group => AssertCouldBeShown(Left(tally, shape, [group]), shape, publication.PolicyFor(View.Staff)));
                }
            },
            iter: 200));

    [Fact]
    public void What_one_person_may_say_many_things_of_is_not_broken_down() =>
        Scenes.Of(ActivityKind.Pairwise).Sample(scene =>
            Assert.All(new Publication(Guid.Empty, scene.Config, Scene.Groups, false, null).Of(View.Staff, scene.Fold(scene.Contributions)).Cells, cell => Assert.Null(cell.Group)));

    [Theory, MemberData(nameof(Scenes.KindsByGroup), MemberType = typeof(Scenes))]
    public void Never_is_exactly_one_group_hidden_where_everybody_is_in_exactly_one(ActivityKind kind) =>
        Cases.Of(cases => Gen.Select(Scenes.Of(kind), Gen.Int[2, 4]).Sample(
            (scene, count) =>
            {
                var publication = new Publication(Guid.Empty, scene.Config, Scene.Groups, false, null);
                var tally = scene.Fold(scene.Contributions.Select((one, place) =>
                    one with { Groups = [Scene.Groups[int.Parse(one.Participant![1..], CultureInfo.InvariantCulture) % count]] }));
                foreach (var shape in scene.Type.Items(tally, scene.Config))
                {
                    var inhabited = Scene.Groups.Where(group => tally[new CellKey(shape.Item, "", group)].N > 0).ToList();
                    var hidden = inhabited.Except(Shown(publication.Of(View.Staff, tally), shape)).ToList();
                    Assert.True(cases.Met(hidden).Count != 1 || inhabited.Count == 1, $"{shape.Item}: only {string.Join(", ", hidden)}");
                }
            },
            iter: 150));

    [Fact]
    public void One_person_in_no_group_is_not_left_over()
    {
        var tally = Tables.Of(50).With("q", "", 30, group: "a").With("q", "", 19, group: "b").With("q", "", 1);
        var published = Questions.Publication(Questions.Text, groups: ["a", "b"]).Of(View.Staff, tally);
        Assert.Equal([50, 30, null], published.Cells.Select(cell => cell.N));
    }

    [Fact]
    public void A_group_that_all_but_two_are_in_is_hidden_since_it_tells_of_the_two()
    {
        var tally = Tables.Of(30).With("q", "1", 15, group: "a").With("q", "2", 13, group: "a").With("q", "2", 2);
        var published = Questions.Publication(Questions.Choice(2), groups: ["a"]).Of(View.Staff, tally);
        Assert.Equal(new long?[3], published.Cells.Where(cell => cell.Group == "a").Select(cell => cell.N));
    }

    [Fact]
    public void Where_people_are_in_several_groups_each_large_enough_group_shows_and_their_sum_is_nobodys_count()
    {
        var tally = Tables.Of(40).With("q", "", 25, group: "a").With("q", "", 15, group: "b");
        tally.Add(new CellKey("q", "", "b"), new CellSum(10, 0));
        var published = Questions.Publication(Questions.Text, groups: ["a", "b"]).Of(View.Staff, tally);
        Assert.Equal([40, 25, 25], published.Cells.Select(cell => cell.N));
        Assert.Equal(40, published.Respondents);
    }

    [Fact]
    public void An_empty_group_says_that_it_has_no_responses()
    {
        var tally = Tables.Of(40).With("q", "", 20, group: "a").With("q", "", 20, group: "b");
        var published = Questions.Publication(Questions.Text, groups: ["a", "b", "c"]).Of(View.Staff, tally);
        Assert.Equal(SuppressionReason.NoResponses, published.Cells.Single(cell => cell.Group == "c").Reason!.Code);
        Assert.Equal([40, 20, 20, null], published.Cells.Select(cell => cell.N));
    }

    [Fact]
    public void A_group_hidden_under_a_question_is_hidden_under_its_follow_up()
    {
        var follow = Questions.Text with { Key = "next", Required = true, VisibleIf = [new Core.Activities.Survey.Condition("q", Core.Activities.Survey.ConditionOperator.AnyOf, ["1"])] };
        var tally = Tables.Of(60);
        foreach (var (group, yes, no) in new[] { ("a", 13, 2), ("b", 10, 10), ("c", 15, 10) })
        {
            tally.With("q", "1", yes, group: group).With("q", "2", no, group: group).With("next", "", yes, group: group);
        }

        var published = Questions.Publication([Questions.Choice(2), follow], groups: ["a", "b", "c"]).Of(View.Staff, tally);
        Assert.Null(published.Cells.Single(cell => cell is { Item: "q", Group: "a", Option: null }).N);
        Assert.Null(published.Cells.Single(cell => cell is { Item: "next", Group: "a" }).N);
    }

    [Fact]
    public void A_group_in_which_one_person_moved_the_mean_is_hidden()
    {
        var tally = Tables.Of(40);
        foreach (var (group, value, people) in new[] { ("a", 0, 9), ("a", 1, 1), ("b", 3, 12), ("c", 7, 18) })
        {
            tally.With("q", "", people, value, group);
        }

        var number = new Core.Activities.Survey.NumberItem { Key = "q", Prompt = "How many?", High = 10 };
        var published = Questions.Publication(number, groups: ["a", "b", "c"]).Of(View.Staff, tally);
        Assert.Equal(SuppressionReason.SmallCategory, published.Cells.Single(cell => cell.Group == "a").Reason!.Code);
        Assert.Null(published.Cells.Single(cell => cell.Group == "a").N);
    }

    private static List<string> Shown(PublishedTally published, ItemShape shape) =>
        [.. published.Cells.Where(cell => cell.Item == shape.Item && cell is { Option: null, Group: not null, N: not null }).Select(cell => cell.Group!)];

    // The difference an attacker can take; null where some number comes out negative, so that the groups must overlap.
    private static Dictionary<string, long>? Left(Tally tally, ItemShape shape, List<string> shown)
    {
        var left = shape.Options.Prepend("").ToDictionary(
            option => option,
            option => tally[new CellKey(shape.Item, option)].N - shown.Sum(group => tally[new CellKey(shape.Item, option, group)].N));
        return left.Values.Any(count => count < 0) ? null : left;
    }

    private static void AssertCouldBeShown(Dictionary<string, long>? left, ItemShape shape, DisclosurePolicy policy)
    {
        if (left is null || left[""] == 0)
        {
            return;
        }

        Assert.True(left[""] >= policy.MinN, $"{shape.Item} leaves {left[""]}");
        if (shape.Measure is not Measure.Rating)
        {
            Assert.DoesNotContain(left.Where(option => option.Key.Length > 0), option => option.Value is 1 or 2 or 3);
        }
    }
}
