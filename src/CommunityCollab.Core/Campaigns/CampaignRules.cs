using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Calendar;
using CommunityCollab.Core.Policies;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Campaigns;

/// <summary>What a campaign must be, at the moments it matters. Each rule is a small function that answers with problems.</summary>
public static class CampaignRules
{
    private const int LongestTitle = 200;
    private const int LongestText = 2_000;
    private const int LargestMinN = 100;

    /// <summary>Whether a plan can be kept at all, as a draft.</summary>
    public static IReadOnlyList<Problem> MustBeWellFormed(CampaignPlan plan) =>
    [
        .. PlainText.Check(plan.Title, LongestTitle, "title"),
        .. Optional(plan.Decision, "decision"),
        .. Optional(plan.DecisionOwner, "decisionOwner"),
        .. Optional(plan.NotOpen, "notOpen"),
        .. Optional(plan.Promise, "promise"),
        .. IdentityWords.Check(Texts(plan), mode: null),
        .. MustHaveDatesInOrder(plan),
        .. TimeZones.Check(plan.TimeZone, "timeZone"),
        .. MustHaveDistinctGroups(plan),
        .. MustHaveSensibleMinN(plan),
    ];

    /// <summary>Whether a campaign may go to review, be scheduled or open: decision, owner, dates, and something to do.</summary>
    public static IReadOnlyList<Problem> MustBeReady(Campaign campaign, DateTimeOffset now) =>
    [
        .. MustBeWellFormed(campaign.Plan),
        .. MustHaveDecision(campaign.Plan),
        .. MustHaveReportBackDate(campaign.Plan),
        .. MustHaveWindow(campaign.Plan, now),
        .. MustHaveActivities(campaign),
        .. campaign.Activities.SelectMany((activity, place) =>
            ActivityRules.MustBeWellFormed(activity).Select(problem => problem.Under("activities", $"{place}"))),
    ];

    /// <summary>A new plan with the window that the campaign's programme sets, where the plan says nothing of it.</summary>
    /// <param name="campaign">The campaign as it is.</param>
    /// <param name="plan">The plan it is to have.</param>
    public static CampaignPlan Bound(Campaign campaign, CampaignPlan plan) => campaign.Programme is null
        ? plan
        : plan with { OpensAt = plan.OpensAt ?? campaign.Plan.OpensAt, ClosesAt = plan.ClosesAt ?? campaign.Plan.ClosesAt };

    /// <summary>What may be done to an activity that carries a programme's core block.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="activity">The activity as it is to be.</param>
    public static IEnumerable<Problem> CoreBlockStays(Campaign campaign, Activity activity) =>
        campaign.Programme is { } part && part.CoreActivityId == activity.Id ? part.Core.Check(activity) : [];

    /// <summary>What a head count must be before a campaign opens: people are asked under a denominator that is known beforehand
    /// (TLCC has districts verify theirs in the month before).</summary>
    /// <param name="campaign">The campaign.</param>
    public static IEnumerable<Problem> MustHaveHeadCount(Campaign campaign) =>
        campaign.Programme is { HeadCount: null }
            ? [Problem.At(ProblemCode.Required, "Sign the head count first: how many people this campaign asks.", "headCount")]
            : [];

    private static IEnumerable<AuthorText> Texts(CampaignPlan plan) =>
    [
        new(plan.Title, "title"),
        new(plan.Decision, "decision"),
        new(plan.DecisionOwner, "decisionOwner"),
        new(plan.NotOpen, "notOpen"),
        new(plan.Promise, "promise"),
        .. plan.Groups.Select((group, place) => new AuthorText(group.Name, "groups", $"{place}", "name")),
    ];

    private static IEnumerable<Problem> Optional(string? text, string path) =>
        text is null ? [] : PlainText.Check(text, LongestText, path);

    internal static IEnumerable<Problem> MustHaveDecision(CampaignPlan plan)
    {
        if (plan.Decision is null)
        {
            yield return Problem.At(ProblemCode.Required, "Say which decision this campaign is about.", "decision");
        }

        if (plan.DecisionOwner is null)
        {
            yield return Problem.At(ProblemCode.Required, "Say who makes the decision.", "decisionOwner");
        }

        if (plan.DecisionDate is null)
        {
            yield return Problem.At(ProblemCode.Required, "Say when the decision is made.", "decisionDate");
        }
    }

    internal static IEnumerable<Problem> MustHaveReportBackDate(CampaignPlan plan) =>
        plan.ReportBackDate is null
            ? [Problem.At(ProblemCode.Required, "Promise a date by which you report back to the community.", "reportBackDate")]
            : [];

    private static IEnumerable<Problem> MustHaveWindow(CampaignPlan plan, DateTimeOffset now) =>
        plan.ClosesAt <= now
            ? [.. MustHaveOpeningAndClosing(plan), Problem.At(ProblemCode.Invalid, "The closing time has passed; choose a later one.", "closesAt")]
            : MustHaveOpeningAndClosing(plan);

    internal static IEnumerable<Problem> MustHaveOpeningAndClosing(CampaignPlan plan)
    {
        if (plan.OpensAt is null)
        {
            yield return Problem.At(ProblemCode.Required, "Say when the campaign opens.", "opensAt");
        }

        if (plan.ClosesAt is null)
        {
            yield return Problem.At(ProblemCode.Required, "Say when the campaign closes.", "closesAt");
        }
    }

    internal static IEnumerable<Problem> MustHaveActivities(Campaign campaign)
    {
        if (campaign.Plan.Level == SpectrumLevel.Inform && campaign.Activities.Count > 0)
        {
            yield return Problem.At(ProblemCode.Forbidden, "A campaign at level INFORM promises nothing for what people say, so it collects nothing. Raise the level or take the activities out.", "level");
        }

        if (campaign.Plan.Level != SpectrumLevel.Inform && campaign.Activities.Count == 0)
        {
            yield return Problem.At(ProblemCode.Required, "Add an activity, so that people can take part.", "level");
        }
    }

    /// <summary>Whether the dates of a plan follow each other: opening, closing, decision, report back.</summary>
    public static IEnumerable<Problem> MustHaveDatesInOrder(CampaignPlan plan)
    {
        if (plan.OpensAt is { } opens && plan.ClosesAt is { } closes && closes <= opens)
        {
            yield return Problem.At(ProblemCode.Invalid, "The campaign must close after it opens.", "closesAt");
        }

        if (plan.DecisionDate < plan.ClosingDay)
        {
            yield return Problem.At(ProblemCode.Invalid, "People are asked before it is decided: the decision is on the day the campaign closes, or later.", "decisionDate");
        }

        if (plan.ReportBackDate < plan.ClosingDay)
        {
            yield return Problem.At(ProblemCode.Invalid, "The report back comes after the campaign closes.", "reportBackDate");
        }
        else if (plan.ReportBackDate < plan.DecisionDate)
        {
            yield return Problem.At(ProblemCode.Invalid, "The report back says what was decided, so it comes on the day of the decision, or later.", "reportBackDate");
        }
    }

    private static IEnumerable<Problem> MustHaveDistinctGroups(CampaignPlan plan)
    {
        var options = plan.Groups.Select(group => new Option(group.Key, group.Name)).ToList();
        return Options.Check(options, 0, 40, "name", ["groups"]);
    }

    private static IEnumerable<Problem> MustHaveSensibleMinN(CampaignPlan plan)
    {
        // A number below a stricter pack's does no harm: the pack's holds then.
        var floor = PolicyPack.Colorado.For(Disclosure.View.Public, plan.IncludesStudents, null).MinN;
        return plan.MinN is null || (plan.MinN >= floor && plan.MinN <= LargestMinN)
            ? []
            : [Problem.At(ProblemCode.Invalid, $"The minimum group size is {floor} to {LargestMinN}; leave it out for {floor}. {plan.MinN} was sent.", "minN")];
    }

    internal static IEnumerable<Problem> ProgrammeStays(Campaign campaign, CampaignPlan plan)
    {
        if (campaign.Programme is null)
        {
            yield break;
        }

        if (!PlanDifference.IsSame(plan.OpensAt, campaign.Plan.OpensAt))
        {
            yield return Problem.At(ProblemCode.Forbidden, "The agency sets when the districts of its programme open; leave this out.", "opensAt");
        }

        if (!PlanDifference.IsSame(plan.ClosesAt, campaign.Plan.ClosesAt))
        {
            yield return Problem.At(ProblemCode.Forbidden, "The agency sets when the districts of its programme close; leave this out, or ask it for an extension.", "closesAt");
        }

        if (plan.IncludesStudents != campaign.Plan.IncludesStudents)
        {
            yield return Problem.At(ProblemCode.Forbidden, "Whether students take part is the same in every district of the programme.", "includesStudents");
        }
    }
}
