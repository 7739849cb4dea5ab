using System.Reflection;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Tests.Campaigns;

/// <summary>A campaign keeps its word: from the moment people can read it, nothing changes silently, and nothing that they answered under.</summary>
public sealed class ChangeRulesTests
{
    private const string Note = "The board meets a week later.";

    private static readonly CampaignState[] Public = [CampaignState.Scheduled, CampaignState.Open, CampaignState.Paused];
    private static readonly CampaignState[] Answering = [CampaignState.Open, CampaignState.Paused];

    public static TheoryData<CampaignState, string, Func<CampaignPlan, CampaignPlan>> WithANote { get; } = Cases(Public, new()
    {
        ["title"] = plan => plan with { Title = "When the school day starts" },
        ["decision"] = plan => plan with { Decision = "When the school day starts from August 2027" },
        ["decisionOwner"] = plan => plan with { DecisionOwner = "The board of education" },
        ["decisionDate"] = plan => plan with { DecisionDate = plan.DecisionDate!.Value.AddDays(7) },
        ["notOpen"] = plan => plan with { NotOpen = "The length of the day" },
        ["promise"] = plan => plan with { Promise = "We will do what most of you ask." },
        ["level"] = plan => plan with { Level = SpectrumLevel.Empower },
        ["reportBackDate"] = plan => plan with { ReportBackDate = plan.ReportBackDate!.Value.AddDays(7) },
        ["closesAt"] = plan => plan with { ClosesAt = plan.ClosesAt!.Value.AddDays(7) },
        ["timeZone"] = plan => plan with { TimeZone = "America/Phoenix" },
        ["groups"] = plan => plan with { Groups = [.. plan.Groups, new StakeholderGroup("staff", "Staff")] },
        ["minN"] = plan => plan with { MinN = 25 },
    });

    public static TheoryData<CampaignState, string, Func<CampaignPlan, CampaignPlan>> Refused { get; } =
    [
        .. Cases(Public, new()
        {
            ["includesStudents"] = plan => plan with { IncludesStudents = true },
            ["decision"] = plan => plan with { Decision = null },
            ["decisionOwner"] = plan => plan with { DecisionOwner = null },
            ["decisionDate"] = plan => plan with { DecisionDate = null },
            ["reportBackDate"] = plan => plan with { ReportBackDate = null },
            ["opensAt"] = plan => plan with { OpensAt = null },
            ["closesAt"] = plan => plan with { ClosesAt = null },
        }),
        .. Cases(Public, new() { ["opensAt"] = plan => plan with { OpensAt = SomeCampaign.Now.AddDays(-1) }, ["level"] = plan => plan with { Level = SpectrumLevel.Inform } }),
        .. Cases(Public, new()
        {
            ["closesAt"] = plan => plan with { ClosesAt = SomeCampaign.Now },
            ["decisionDate"] = plan => plan with { DecisionDate = new DateOnly(2020, 1, 1) },
            ["reportBackDate"] = plan => plan with { ReportBackDate = plan.DecisionDate!.Value.AddDays(-1) },
        }),
        .. Cases(Answering, new()
        {
            ["opensAt"] = plan => plan with { OpensAt = plan.OpensAt!.Value.AddMinutes(1) },
            ["closesAt"] = plan => plan with { ClosesAt = plan.ClosesAt!.Value.AddMinutes(-1) },
            ["level"] = plan => plan with { Level = SpectrumLevel.Consult },
            ["groups"] = plan => plan with { Groups = [new StakeholderGroup("guardian", "Parents and guardians"), .. plan.Groups.Skip(1)] },
        }),
        .. Cases(Answering, new() { ["groups"] = plan => plan with { Groups = [.. plan.Groups.Skip(1)] } }),
    ];

    [Theory, MemberData(nameof(WithANote))]
    public void What_may_change_changes_with_a_note_that_is_kept_with_what_was_said(CampaignState state, string field, Func<CampaignPlan, CampaignPlan> change)
    {
        var campaign = SomeCampaign.In(state);
        var silent = ChangeRules.Replan(campaign, change(campaign.Plan), " ", SomeCampaign.Lead, SomeCampaign.Now).Problems.Single();
        Assert.Equal((ProblemCode.Required, "note"), (silent.Code, silent.Path.Single()));

        var changed = ChangeRules.Replan(campaign, change(campaign.Plan), Note, SomeCampaign.Lead, SomeCampaign.Now).Value!;
        var kept = changed.Changes.Single();
        Assert.Equal((SomeCampaign.Now, ActorRole.CampaignLead, Note), (kept.At, kept.By, kept.Note));
        Assert.Equal(PlanDifference.Between(campaign.Plan, changed.Plan), kept.Fields);
        Assert.Equal([field], kept.Fields.Select(other => other.Field));
    }

    [Theory, MemberData(nameof(Refused))]
    public void What_people_answer_under_does_not_change_whatever_the_note(CampaignState state, string field, Func<CampaignPlan, CampaignPlan> change) =>
        Assert.Contains(field, ChangeRules.MayChange(SomeCampaign.In(state), change(SomeCampaign.Plan), Note, SomeCampaign.Now).Select(problem => problem.Path[0]));

    [Fact]
    public void Every_field_of_a_plan_that_says_something_else_is_told_of()
    {
        var other = new CampaignPlan
        {
            Title = "Another",
            Decision = "Another",
            DecisionOwner = "Another",
            DecisionDate = DateOnly.MaxValue,
            NotOpen = "Another",
            Level = SpectrumLevel.Inform,
            Promise = "Another",
            ReportBackDate = DateOnly.MaxValue,
            OpensAt = DateTimeOffset.MinValue,
            ClosesAt = DateTimeOffset.MaxValue,
            TimeZone = "UTC",
            Groups = [],
            IncludesStudents = true,
            MinN = 99,
        };
        foreach (var property in typeof(CampaignPlan).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null))
        {
            var changed = SomeCampaign.Plan with { };
            property.SetValue(changed, property.GetValue(other));
            var told = Assert.Single(PlanDifference.Between(SomeCampaign.Plan, changed));
            Assert.Equal(property.Name, told.Field, ignoreCase: true);
        }
    }

    [Fact]
    public void While_nobody_can_read_it_a_plan_changes_freely()
    {
        var changed = ChangeRules.Replan(SomeCampaign.In(CampaignState.Draft) with { Plan = SomeCampaign.Plan with { MinN = 20 } }, SomeCampaign.Plan with { Title = "Other" }, null, SomeCampaign.Lead, SomeCampaign.Now).Value!;
        Assert.Empty(changed.Changes);
        Assert.Equal(SomeCampaign.Lead.Id, changed.LastChangedBy);
    }

    [Fact]
    public void What_says_the_same_needs_no_note_also_when_a_clock_tells_only_milliseconds()
    {
        var campaign = SomeCampaign.In(CampaignState.Open) with { Plan = SomeCampaign.Plan with { OpensAt = SomeCampaign.Now.AddTicks(7) } };
        Assert.Empty(ChangeRules.Replan(campaign, campaign.Plan with { OpensAt = SomeCampaign.Now }, null, SomeCampaign.Lead, SomeCampaign.Now).Value!.Changes);
    }

    [Fact]
    public void The_minimum_does_not_fall_once_people_were_promised_it()
    {
        var campaign = SomeCampaign.In(CampaignState.Open) with { Plan = SomeCampaign.Plan with { MinN = 20 } };
        Assert.Equal(["minN"], ChangeRules.MayChange(campaign, campaign.Plan with { MinN = 19 }, Note, SomeCampaign.Now).Single().Path);
        Assert.Equal(["minN"], ChangeRules.MayChange(campaign, campaign.Plan with { MinN = null }, Note, SomeCampaign.Now).Single().Path);
    }

    [Theory]
    [InlineData(CampaignState.Closed)]
    [InlineData(CampaignState.Analysed)]
    [InlineData(CampaignState.Reported)]
    [InlineData(CampaignState.Archived)]
    [InlineData(CampaignState.Cancelled)]
    public void The_plan_of_a_campaign_that_is_over_stands(CampaignState state) =>
        Assert.Equal(ProblemCode.WrongState, ChangeRules.MayChange(SomeCampaign.In(state), SomeCampaign.Plan, Note, SomeCampaign.Now).Single().Code);

    private static TheoryData<CampaignState, string, Func<CampaignPlan, CampaignPlan>> Cases(CampaignState[] states, Dictionary<string, Func<CampaignPlan, CampaignPlan>> changes) =>
        [.. from state in states from change in changes select (state, change.Key, change.Value)];
}
