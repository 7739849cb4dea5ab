using System.Globalization;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Tallies;
using CsCheck;

namespace CommunityCollab.Core.Tests.Activities;

/// <summary>What holds of folding for every kind of activity.</summary>
public sealed class FoldingTests
{
    private const int Runs = 300;

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void Every_made_up_activity_and_contribution_is_accepted(ActivityKind kind) =>
        Scenes.Of(kind).Sample(
            scene =>
            {
                Assert.Empty(scene.Type.Validate(scene.Config));
                Assert.All(scene.Contributions.Concat(scene.Revisions), contribution => Assert.Empty(
                    scene.Type.Validate(scene.Type.Clean(contribution.Body), scene.Config, contribution.Participant, scene.Referred(contribution.Body))));
            },
            iter: Runs);

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void The_order_of_contributions_never_matters(ActivityKind kind) =>
        Gen.Select(Scenes.Of(kind), Gen.Int).Sample(
            (scene, seed) => Assert.Equal(scene.Fold(scene.Contributions), scene.Fold(Shuffled(scene.Contributions, seed))),
            iter: Runs);

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void Taking_back_some_leaves_exactly_the_tally_of_the_others(ActivityKind kind) =>
        Gen.Select(Scenes.Of(kind), Gen.Int).Sample(
            (scene, seed) =>
            {
                var mixed = Shuffled(scene.Contributions, seed);
                var (kept, taken) = (mixed[..(mixed.Length / 2)], mixed[(mixed.Length / 2)..]);
                var tally = scene.Fold(scene.Contributions);
                foreach (var contribution in taken)
                {
                    scene.Type.Unfold(tally, contribution, scene.Config);
                }

                Assert.Equal(scene.Fold(kept), tally);
            },
            iter: Runs);

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void Taking_everything_back_leaves_nothing(ActivityKind kind) =>
        Scenes.Of(kind).Sample(
            scene =>
            {
                var tally = scene.Fold(scene.Contributions);
                foreach (var contribution in scene.Contributions)
                {
                    scene.Type.Unfold(tally, contribution, scene.Config);
                }

                Assert.Equal(new Tally(), tally);
                Assert.Empty(tally.Cells);
            },
            iter: Runs);

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void Shards_split_by_participant_add_up_to_the_whole(ActivityKind kind) =>
        Gen.Select(Scenes.Of(kind), Gen.Int[1, 8]).Sample(
            (scene, shards) =>
            {
                var parts = scene.Contributions.GroupBy(contribution => int.Parse(contribution.Participant![1..], CultureInfo.InvariantCulture) % shards);
                var merged = new Tally();
                foreach (var part in parts)
                {
                    merged.Merge(scene.Fold(part));
                }

                Assert.Equal(scene.Fold(scene.Contributions), merged);
            },
            iter: Runs);

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void Revising_is_taking_the_old_back_and_counting_the_new(ActivityKind kind) =>
        Gen.Select(Scenes.Of(kind), Gen.Int).Sample(
            (scene, seed) =>
            {
                var chance = new Random(seed);
                var tally = scene.Fold(scene.Contributions);
                var inForce = scene.Contributions.ToArray();
                for (var place = 0; place < inForce.Length; place++)
                {
                    if (chance.Next(2) == 0)
                    {
                        scene.Type.Unfold(tally, inForce[place], scene.Config);
                        inForce[place] = scene.Revisions[place];
                        scene.Type.Fold(tally, inForce[place], scene.Config);
                    }
                }

                Assert.Equal(scene.Fold(inForce), tally);
            },
            iter: Runs);

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void Respondents_are_people_however_many_groups_or_contributions_each_has(ActivityKind kind) =>
        Scenes.Of(kind).Sample(
            scene =>
            {
                var tally = scene.Fold(scene.Contributions);
                Assert.Equal(scene.Contributions.Count, tally.Contributions);
                Assert.Equal(scene.Contributions.DistinctBy(contribution => contribution.Participant).Count(), tally.Respondents);
            },
            iter: Runs);

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void A_group_counts_exactly_those_who_ticked_it(ActivityKind kind) =>
        Cases.Of(cases => Scenes.Of(kind).Sample(
            scene =>
            {
                var tally = scene.Fold(scene.Contributions);
                foreach (var group in Scene.Groups)
                {
                    var alone = scene.Fold(scene.Contributions.Where(contribution => contribution.Groups.Contains(group)));
                    Assert.All(
                        cases.Met(tally.Cells.Where(cell => cell.Key.Group == group)),
                        cell => Assert.Equal(alone[cell.Key with { Group = "" }], cell.Value));
                }
            },
            iter: Runs));

    [Fact]
    public void Three_people_with_two_groups_each_are_three_respondents_and_not_six()
    {
        var poll = new Core.Activities.Poll.PollConfig("Which?", Scenes.Options(2));
        var scene = new Scene(
            poll,
            [.. Enumerable.Range(0, 3).Select(person => new Contribution(new Core.Activities.Poll.PollAnswer("o1"), $"p{person}", ["guardian", "staff"]))],
            []);
        var tally = scene.Fold(scene.Contributions);
        Assert.Equal(3, tally.Respondents);
        Assert.Equal(6, Scene.Groups.Sum(group => tally[new CellKey("poll", "", group)].N));
    }

    private static T[] Shuffled<T>(IEnumerable<T> all, int seed)
    {
        var mixed = all.ToArray();
        new Random(seed).Shuffle(mixed);
        return mixed;
    }
}
