using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Core.Tests.Disclosure;
using CsCheck;

namespace CommunityCollab.Core.Tests.Programmes;

public sealed class CoreBlockTests
{
    private static readonly SurveyItem[] Locked = [Questions.Choice(3) with { Key = "one" }, Questions.Scale(5) with { Key = "two" }, Questions.Rank(3) with { Key = "three" }];
    private static readonly CoreBlock Core = new("Conditions", "", Locked, IdentityMode.Confidential, Responses.OnePerParticipant, 2);

    [Fact]
    public void A_district_adds_its_own_block_after_the_locked_one_up_to_its_limit() =>
        Gen.Int[0, 5].Sample(local =>
            Assert.Equal(local <= 2, !Core.Check(With([.. Locked, .. Enumerable.Range(0, local).Select(place => Questions.Text with { Key = $"own{place}" })])).Any()));

    [Fact]
    public void Any_other_order_of_the_locked_questions_is_refused() =>
        Gen.Shuffle(Locked).Sample(items => Assert.Equal(items.SequenceEqual(Locked), !Core.Check(With(items)).Any()));

    [Fact]
    public void Any_change_to_a_locked_question_is_refused_where_it_stands()
    {
        SurveyItem[] changes =
        [
            Locked[0] with { Prompt = "Which one?" }, Locked[0] with { Required = true }, Locked[0] with { Section = "A heading" }, Questions.Choice(2) with { Key = "one" },
            Locked[0] with { VisibleIf = [new Condition("two", ConditionOperator.Answered, [])] }, Questions.Text with { Key = "one" },
        ];
        Assert.All(changes, change => Assert.Equal("config/survey/items/0", string.Join('/', Assert.Single(Core.Check(With([change, .. Locked.Skip(1)]))).Path)));
    }

    [Fact]
    public void The_same_questions_written_anew_are_the_same() =>
        Assert.Empty(Core.Check(With([Questions.Choice(3) with { Key = "one" }, Questions.Scale(5) with { Key = "two" }, Questions.Rank(3) with { Key = "three" }])));

    private static Activity With(IReadOnlyList<SurveyItem> items) => Core.ToActivity(Guid.AllBitsSet, Guid.Empty) with { Title = "Here", Introduction = "Ours", Config = new SurveyConfig(items) };
}
