using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Tests.Campaigns;

public sealed class CampaignRulesTests
{
    public static TheoryData<string, Func<CampaignPlan, CampaignPlan>, string> NotReady { get; } = new()
    {
        { "no decision", plan => plan with { Decision = null }, "decision" },
        { "a blank decision", plan => plan with { Decision = " \t" }, "decision" },
        { "no owner", plan => plan with { DecisionOwner = null }, "decisionOwner" },
        { "no decision date", plan => plan with { DecisionDate = null }, "decisionDate" },
        { "no report-back date", plan => plan with { ReportBackDate = null }, "reportBackDate" },
        { "a decision long ago", plan => plan with { DecisionDate = new DateOnly(2020, 1, 1) }, "decisionDate" },
        { "a decision the day before the close", plan => plan with { DecisionDate = new DateOnly(2026, 9, 3) }, "decisionDate" },
        { "a report back before the decision", plan => plan with { ReportBackDate = new DateOnly(2026, 10, 31) }, "reportBackDate" },
        { "a report back before the close", plan => plan with { ReportBackDate = new DateOnly(2026, 9, 3) }, "reportBackDate" },
        { "no opening", plan => plan with { OpensAt = null }, "opensAt" },
        { "no closing", plan => plan with { ClosesAt = null }, "closesAt" },
        { "a closing in the past", plan => plan with { OpensAt = SomeCampaign.Now.AddDays(-2), ClosesAt = SomeCampaign.Now }, "closesAt" },
        { "a closing before the opening", plan => plan with { OpensAt = plan.ClosesAt, ClosesAt = plan.OpensAt }, "closesAt" },
        { "a closing at the opening", plan => plan with { ClosesAt = plan.OpensAt }, "closesAt" },
        { "a zone there is not", plan => plan with { TimeZone = "America/Nowhere" }, "timeZone" },
        { "a zone as Windows calls it", plan => plan with { TimeZone = "Mountain Standard Time" }, "timeZone" },
        { "no zone", plan => plan with { TimeZone = "" }, "timeZone" },
        { "a title too long", plan => plan with { Title = new string('x', 201) }, "title" },
        { "a minimum below the floor", plan => plan with { MinN = 9 }, "minN" },
        { "a minimum below the floor for students", plan => plan with { MinN = 15, IncludesStudents = true }, "minN" },
        { "a minimum beyond reason", plan => plan with { MinN = 101 }, "minN" },
    };

    [Fact]
    public void A_full_plan_is_ready() => Assert.Empty(CampaignRules.MustBeReady(SomeCampaign.In(CampaignState.InReview), SomeCampaign.Now));

    [Theory, MemberData(nameof(NotReady))]
    public void A_campaign_is_not_scheduled_with(string what, Func<CampaignPlan, CampaignPlan> change, string path)
    {
        var campaign = SomeCampaign.In(CampaignState.InReview);
        var problems = CampaignRules.MustBeReady(campaign with { Plan = change(campaign.Plan) }, SomeCampaign.Now);
        Assert.True(problems.Any(problem => problem.Path.SequenceEqual([path])), what);
    }

    [Fact]
    public void A_campaign_without_an_activity_has_nothing_to_do() =>
        Assert.Equal(["level"], CampaignRules.MustBeReady(SomeCampaign.In(CampaignState.InReview) with { Activities = [] }, SomeCampaign.Now).Single().Path);

    [Fact]
    public void To_inform_is_to_collect_nothing()
    {
        var campaign = SomeCampaign.In(CampaignState.InReview);
        var inform = campaign with { Plan = campaign.Plan with { Level = SpectrumLevel.Inform } };
        var problem = CampaignRules.MustBeReady(inform, SomeCampaign.Now).Single();
        Assert.Equal((ProblemCode.Forbidden, "level"), (problem.Code, problem.Path.Single()));
        Assert.Empty(CampaignRules.MustBeReady(inform with { Activities = [] }, SomeCampaign.Now));
    }

    [Fact]
    public void An_activitys_faults_are_told_with_its_place()
    {
        var campaign = SomeCampaign.In(CampaignState.InReview) with { Activities = [SomeCampaign.Activity, SomeCampaign.Activity with { Title = "" }] };
        Assert.Equal(["activities", "1", "title"], CampaignRules.MustBeReady(campaign, SomeCampaign.Now).Single().Path);
    }

    [Theory]
    [InlineData("Guardians", "guardians")]
    [InlineData("Année", "ANNEE")]
    [InlineData("Familias", " Famílias ")]
    [InlineData("Über", "U\u0308ber")]
    [InlineData("Straße", "STRASSE")]
    public void Two_groups_whose_names_people_take_for_the_same_are_refused_with_both_named(string first, string second)
    {
        var plan = SomeCampaign.Plan with { Groups = [new StakeholderGroup("a", first), new StakeholderGroup("b", second)] };
        var problem = CampaignRules.MustBeWellFormed(plan).Single();
        Assert.Equal(["groups", "1", "name"], problem.Path);
        Assert.Contains($"'{first}' and '{second}'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_half_a_character_in_it_is_compared_like_any_other() =>
        Assert.NotEmpty(CampaignRules.MustBeWellFormed(
            SomeCampaign.Plan with { Groups = [new StakeholderGroup("a", "half \uD83D"), new StakeholderGroup("b", "HALF \uD83D")] }));

    [Fact]
    public void Groups_of_different_names_are_not() =>
        Assert.Empty(CampaignRules.MustBeWellFormed(SomeCampaign.Plan with { Groups = [new StakeholderGroup("a", "Staff"), new StakeholderGroup("b", "Stuff")] }));

    [Theory]
    [InlineData("2026-09-05T05:30:00Z", "2026-09-04", true)]
    [InlineData("2026-09-05T05:30:00Z", "2026-09-03", false)]
    [InlineData("2026-09-05T06:30:00Z", "2026-09-04", false)]
    public void Decision_and_report_back_are_not_before_the_closing_day_on_the_districts_own_calendar(string closes, string reportBack, bool isFine)
    {
        var plan = SomeCampaign.Plan with
        {
            ClosesAt = DateTimeOffset.Parse(closes, System.Globalization.CultureInfo.InvariantCulture),
            DecisionDate = DateOnly.Parse(reportBack, System.Globalization.CultureInfo.InvariantCulture),
            ReportBackDate = DateOnly.Parse(reportBack, System.Globalization.CultureInfo.InvariantCulture),
        };
        Assert.Equal(isFine, CampaignRules.MustBeWellFormed(plan).Count == 0);
    }
}
