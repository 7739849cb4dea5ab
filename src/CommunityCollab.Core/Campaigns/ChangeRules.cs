using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Campaigns;

/// <summary>What may change in a campaign, and when. From the moment it is scheduled people read what it says, so that a change needs a
/// note, which they read too; and what they answer under stays as it was when they did.</summary>
public static class ChangeRules
{
    private const int MostChanges = 200;

    /// <summary>The campaign with another plan, or why not.</summary>
    /// <param name="campaign">The campaign as it is.</param>
    /// <param name="plan">The plan it is to have.</param>
    /// <param name="note">The public note.</param>
    /// <param name="who">Who changes it.</param>
    /// <param name="now">The moment.</param>
    public static Outcome<Campaign> Replan(Campaign campaign, CampaignPlan plan, string? note, CampaignActor who, DateTimeOffset now)
    {
        var bound = CampaignRules.Bound(campaign, plan);
        var problems = MayChange(campaign, bound, note, now);
        return problems.Count > 0
            ? Outcome.Refused<Campaign>(problems)
            : Noted(campaign, campaign with { Plan = bound, LastChangedBy = who.Id }, note, who.Role, now);
    }

    /// <summary>What is wrong with a change of the plan.</summary>
    /// <param name="campaign">The campaign as it is.</param>
    /// <param name="plan">The plan it is to have.</param>
    /// <param name="note">The public note.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyList<Problem> MayChange(Campaign campaign, CampaignPlan plan, string? note, DateTimeOffset now) => campaign.State switch
    {
        CampaignState.Draft or CampaignState.InReview => [.. CampaignRules.MustBeWellFormed(plan), .. CampaignRules.ProgrammeStays(campaign, plan)],
        CampaignState.Scheduled or CampaignState.Open or CampaignState.Paused => [.. MayChangeInPublic(campaign, plan, now), .. MustSayWhy(campaign, plan, note)],
        _ => [Problem.At(ProblemCode.WrongState, "This campaign is over; its plan stands as it was.", "campaign")],
    };

    /// <summary>The campaign after a change, with the change in its history if people were told something else before.</summary>
    /// <param name="before">The campaign as it was.</param>
    /// <param name="after">The campaign as it is.</param>
    /// <param name="note">The public note; null where nothing asks for one.</param>
    /// <param name="by">In which role it was done.</param>
    /// <param name="now">The moment.</param>
    public static Campaign Noted(Campaign before, Campaign after, string? note, ActorRole by, DateTimeOffset now)
    {
        IReadOnlyList<FieldChange> fields =
        [
            .. before.State == after.State ? Array.Empty<FieldChange>() : [new("state", PlanDifference.Written(before.State), PlanDifference.Written(after.State))],
            .. PlanDifference.Between(before.Plan, after.Plan),
        ];
        return before.IsPlanPublic && fields.Count > 0 && Reasons.Clean(note) is { } said
            ? after with { Changes = [.. after.Changes, new CampaignChange(now, by, said, fields)] }
            : after;
    }

    /// <summary>What is wrong with a note that the public reads; nothing when none is given.</summary>
    /// <param name="note">The note.</param>
    /// <param name="path">Where it stands in the input.</param>
    public static IEnumerable<Problem> MayBeRead(string? note, string path) =>
    [
        .. Reasons.Check(note) is { } problem ? [problem with { Path = [path] }] : Array.Empty<Problem>(),
        .. IdentityWords.Check([new AuthorText(note, path)], mode: null),
    ];

    private static IEnumerable<Problem> MayChangeInPublic(Campaign campaign, CampaignPlan plan, DateTimeOffset now) =>
    [
        .. CampaignRules.MustBeWellFormed(plan),
        .. CampaignRules.MustHaveDecision(plan),
        .. CampaignRules.MustHaveReportBackDate(plan),
        .. CampaignRules.MustHaveActivities(campaign with { Plan = plan }),
        .. CampaignRules.ProgrammeStays(campaign, plan),
        .. AudienceStays(campaign.Plan, plan),
        .. MinNMayOnlyRise(campaign.Plan, plan),
        .. DecisionStaysAhead(campaign.Plan, plan, now),
        .. campaign.State == CampaignState.Scheduled
            ? WindowStaysAhead(campaign.Plan, plan, now)
            : [.. OpeningStays(campaign.Plan, plan), .. ClosingMayOnlyMoveLater(campaign.Plan, plan), .. LevelMayOnlyRise(campaign.Plan, plan), .. GroupsMayOnlyGrow(campaign.Plan, plan)],
    ];

    private static IEnumerable<Problem> MustSayWhy(Campaign campaign, CampaignPlan plan, string? note)
    {
        foreach (var problem in MayBeRead(note, "note"))
        {
            yield return problem;
        }

        if (PlanDifference.Between(campaign.Plan, plan) is not [var first, ..])
        {
            yield break;
        }

        if (Reasons.Clean(note) is null)
        {
            yield return Problem.At(ProblemCode.Required, $"People were told otherwise ('{first.Field}' changes); say why in a note, which the public will read.", "note");
        }

        if (campaign.Changes.Count >= MostChanges)
        {
            yield return Problem.At(ProblemCode.QuotaExceeded, $"It was changed {MostChanges} times in public, which is the most; close it and start another.", "campaign");
        }
    }

    private static IEnumerable<Problem> WindowStaysAhead(CampaignPlan before, CampaignPlan after, DateTimeOffset now)
    {
        foreach (var problem in CampaignRules.MustHaveOpeningAndClosing(after))
        {
            yield return problem;
        }

        if (after.OpensAt <= now && !PlanDifference.IsSame(before.OpensAt, after.OpensAt))
        {
            yield return Problem.At(ProblemCode.Invalid, "Nobody could take part in the past: choose a later time, or open it now by moving it to OPEN.", "opensAt");
        }

        if (after.ClosesAt <= now)
        {
            yield return Problem.At(ProblemCode.Invalid, "The closing time has passed; choose a later one.", "closesAt");
        }
    }

    private static IEnumerable<Problem> OpeningStays(CampaignPlan before, CampaignPlan after) =>
        PlanDifference.IsSame(before.OpensAt, after.OpensAt)
            ? []
            : [Problem.At(ProblemCode.Forbidden, "It has opened, and that stays when it did; send the time as it is.", "opensAt")];

    private static IEnumerable<Problem> ClosingMayOnlyMoveLater(CampaignPlan before, CampaignPlan after) =>
        before.ClosesAt is null || PlanDifference.IsSame(before.ClosesAt, after.ClosesAt) || after.ClosesAt > before.ClosesAt
            ? []
            : [Problem.At(ProblemCode.Forbidden, "People were told they have until then. It may close later; to close it now, move it to CLOSED.", "closesAt")];

    private static IEnumerable<Problem> DecisionStaysAhead(CampaignPlan before, CampaignPlan after, DateTimeOffset now) =>
        after.DecisionDate != before.DecisionDate && after.DecisionDate < Calendar.TimeZones.DayIn(after.TimeZone, now)
            ? [Problem.At(ProblemCode.Invalid, "People are still asked, so the decision is today or later.", "decisionDate")]
            : [];

    private static IEnumerable<Problem> MinNMayOnlyRise(CampaignPlan before, CampaignPlan after) =>
        (after.MinN ?? 0) >= (before.MinN ?? 0)
            ? []
            : [Problem.At(ProblemCode.Forbidden, "People answered under a promise: the minimum group size may only rise now.", "minN")];

    private static IEnumerable<Problem> LevelMayOnlyRise(CampaignPlan before, CampaignPlan after) =>
        after.Level >= before.Level
            ? []
            : [Problem.At(ProblemCode.Forbidden, "People answered under a promise: the level may only rise now.", "level")];

    private static IEnumerable<Problem> GroupsMayOnlyGrow(CampaignPlan before, CampaignPlan after) =>
        before.Groups.All(after.Groups.Contains)
            ? []
            : [Problem.At(ProblemCode.Forbidden, "People may have named this group by this name: groups can be added now, not renamed or taken out.", "groups")];

    private static IEnumerable<Problem> AudienceStays(CampaignPlan before, CampaignPlan after) =>
        before.IncludesStudents == after.IncludesStudents
            ? []
            : [Problem.At(ProblemCode.Forbidden, "Whether students take part is fixed when the campaign is scheduled.", "includesStudents")];
}
