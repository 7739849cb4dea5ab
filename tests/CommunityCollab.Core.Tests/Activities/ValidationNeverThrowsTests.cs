using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;
using CsCheck;

namespace CommunityCollab.Core.Tests.Activities;

/// <summary>Whatever is sent to whatever activity, the answer is a list of problems and never an exception; and what has no
/// problems can be counted.</summary>
public sealed class ValidationNeverThrowsTests
{
    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void Any_body_gets_a_list_of_problems_and_one_without_can_be_folded_and_unfolded(ActivityKind kind) =>
        Gen.Select(Scenes.Of(kind, 0), Gen.Int).Sample(
            (scene, seed) =>
            {
                var chance = new Random(seed);
                var body = scene.Type.Clean(NonsenseBody.Make(scene.Config, chance));
                var referred = chance.Next(3) == 0 ? null : new TextItem("o1", chance.Next(2) == 0 ? null : "p1", (TextItemState)chance.Next(3));
                var problems = scene.Type.Validate(body, scene.Config, chance.Next(2) == 0 ? null : "p1", Scene.Known(referred));
                Assert.DoesNotContain(problems, problem => problem.Message.Length == 0);
                if (problems.Count == 0)
                {
                    var tally = new Tally();
                    scene.Type.Fold(tally, new Contribution(body, "p1", ["guardian"]), scene.Config);
                    scene.Type.Unfold(tally, new Contribution(body, "p1", ["guardian"]), scene.Config);
                    Assert.Equal(new Tally(), tally);
                }
            },
            iter: 10_000);

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void What_a_body_is_about_can_always_be_asked(ActivityKind kind) =>
        Gen.Select(Scenes.Of(kind, 0), Gen.Int).Sample((scene, seed) =>
        {
            var body = NonsenseBody.Make(scene.Config, new Random(seed));
            _ = scene.Type.RefersTo(body);
            _ = scene.Type.SayOn(body);
            _ = scene.Type.SharedText(body);
        });

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void A_body_of_another_kind_of_activity_is_refused(ActivityKind kind) =>
        Scenes.Of(kind, 0).Sample(scene => Assert.Equal(ProblemCode.Invalid, scene.Type.Validate(new OfNoKind(), scene.Config, null, Scene.Known()).Single().Code));

    private sealed record OfNoKind : ContributionBody;
}
