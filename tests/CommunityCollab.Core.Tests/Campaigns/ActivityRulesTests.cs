using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tests.Activities;

namespace CommunityCollab.Core.Tests.Campaigns;

/// <summary>Anonymous, confidential, identified: pick one, enforce it.</summary>
public sealed class ActivityRulesTests
{
    public static TheoryData<IdentityMode, Responses, LinkUses> EveryCombination { get; } =
        [.. from identity in Enum.GetValues<IdentityMode>()
            from responses in Enum.GetValues<Responses>()
            from uses in Enumerable.Range(0, 8)
            select (identity, responses, (LinkUses)uses)];

    [Theory, MemberData(nameof(EveryCombination))]
    public void A_combination_that_would_break_a_promise_is_refused_and_the_others_are_not(IdentityMode identity, Responses responses, LinkUses uses)
    {
        string[] expected =
        [
            .. (identity, uses) switch
            {
                (IdentityMode.Anonymous, not LinkUses.None) => [uses.HasFlag(LinkUses.Reminders) ? "reminders" : uses.HasFlag(LinkUses.RosterAttributes) ? "rosterAttributes" : "showIdentity"],
                (IdentityMode.Confidential, _) when uses.HasFlag(LinkUses.ShowIdentity) => ["showIdentity"],
                _ => Array.Empty<string>(),
            },
            .. identity == IdentityMode.Anonymous == (responses == Responses.OnePerParticipant) ? ["responses"] : Array.Empty<string>(),
        ];
        var problems = ActivityRules.MustBeWellFormed(SomeCampaign.Activity with { Identity = identity, Responses = responses, LinkUses = uses });
        Assert.Equal(expected.Order(), problems.Select(problem => problem.Path.Single()).Order());
        Assert.All(problems, problem => Assert.Equal(ProblemCode.Forbidden, problem.Code));
    }

    public static TheoryData<ActivityConfig> ManyPerParticipant { get; } = [new ExchangeConfig("What?"), new OpinionConfig("What?", Scenes.Options(2))];

    [Theory, MemberData(nameof(ManyPerParticipant))]
    public void Votes_and_ratings_of_one_person_hang_together_so_they_are_never_anonymous(ActivityConfig config)
    {
        var activity = SomeCampaign.Activity with { Config = config, Identity = IdentityMode.Anonymous, Responses = Responses.OnePerToken };
        Assert.Equal(["identity"], ActivityRules.MustBeWellFormed(activity).Single().Path);
        Assert.Empty(ActivityRules.MustBeWellFormed(SomeCampaign.Activity with { Config = config }));
    }

    [Theory]
    [InlineData("An anonymous survey")]
    [InlineData("ANONYMOUSLY yours")]
    [InlineData("Encuesta anónima")]
    [InlineData("Encuesta anonima")]
    [InlineData("Encuesta ano\u0301nima")]
    [InlineData("Sondage anonyme")]
    [InlineData("Анонимный опрос")]
    [InlineData("استبيان مجهول")]
    [InlineData("匿名调查")]
    [InlineData("Khảo sát ẩn danh")]
    public void Only_an_anonymous_activity_may_call_itself_so(string words)
    {
        Assert.Equal(ProblemCode.Forbidden, ActivityRules.MustBeWellFormed(SomeCampaign.Activity with { Title = words }).Single().Code);
        Assert.Equal(["introduction"], ActivityRules.MustBeWellFormed(SomeCampaign.Activity with { Introduction = words }).Single().Path);
        Assert.Empty(ActivityRules.MustBeWellFormed(SomeCampaign.Activity with { Title = words, Identity = IdentityMode.Anonymous, Responses = Responses.Open }));
    }

    [Theory]
    [InlineData(IdentityMode.Anonymous, "Anonymous")]
    [InlineData(IdentityMode.Confidential, "Confidential")]
    [InlineData(IdentityMode.Identified, "name")]
    public void The_words_on_identity_come_from_the_mode(IdentityMode identity, string word) =>
        Assert.Contains(word, (SomeCampaign.Activity with { Identity = identity }).IdentityNotice, StringComparison.Ordinal);

    [Fact]
    public void Faults_of_the_questions_are_told_under_the_config()
    {
        var activity = SomeCampaign.Activity with { Config = new ExchangeConfig("", MaxLength: 5) };
        Assert.Equal(["config/exchange/question", "config/exchange/maxLength"], ActivityRules.MustBeWellFormed(activity).Select(problem => string.Join('/', problem.Path)));
    }
}
