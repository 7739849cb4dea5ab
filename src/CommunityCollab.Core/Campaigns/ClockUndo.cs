using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Programmes;

namespace CommunityCollab.Core.Campaigns;

/// <summary>Takes back what the clock did to a campaign. A clock that was wrong for a moment must not close it for good; but what
/// somebody has seen published stays, and so does what people have contributed.</summary>
public static class ClockUndo
{
    /// <summary>The campaign as it stands without the clock's last moves, or why they stay.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="closesAt">A later closing time; null for the one it had.</param>
    /// <param name="reason">Why, which the public reads.</param>
    /// <param name="hasContributions">Whether anybody has contributed.</param>
    /// <param name="who">Who undoes it.</param>
    /// <param name="now">The moment.</param>
    public static Outcome<Campaign> Undo(Campaign campaign, DateTimeOffset? closesAt, string? reason, bool hasContributions, CampaignActor who, DateTimeOffset now)
    {
        var ofClock = campaign.Moves.Reverse().TakeWhile(move => move.IsOfClock).ToList();
        if (ofClock.Count == 0)
        {
            return Problem.At(ProblemCode.WrongState, "The clock did not make this campaign's last move, so there is nothing of it to undo.", "campaign");
        }

        var plan = campaign.Plan with { ClosesAt = closesAt ?? campaign.Programme?.ClosesAt ?? campaign.Plan.ClosesAt };
        var to = ofClock.Any(move => move.To == CampaignState.Open) && plan.OpensAt > now ? CampaignState.Scheduled : ofClock[0].From;
        IReadOnlyList<Problem> problems =
        [
            .. MustSayWhy(reason),
            .. NothingIsPublished(campaign),
            .. to == CampaignState.Scheduled ? OpeningIsAhead(plan, hasContributions, now) : [],
            .. ClosingIsAhead(plan, now),
            .. ClosingIsTheirs(campaign, closesAt),
            .. CampaignRules.MustHaveDatesInOrder(plan).Take(1).Select(problem => problem with { Path = ["closesAt"] }),
        ];
        return problems.Count > 0
            ? Outcome.Refused<Campaign>(problems)
            : ChangeRules.Noted(campaign, CampaignLifecycle.After(campaign with { Plan = plan }, to, now, who, reason), reason, who.Role, now);
    }

    private static IEnumerable<Problem> MustSayWhy(string? reason) => Reasons.Clean(reason) is null
        ? [Problem.At(ProblemCode.Required, "Give the reason, which the public will read.", "reason")]
        : ChangeRules.MayBeRead(reason, "reason");

    private static IEnumerable<Problem> NothingIsPublished(Campaign campaign) =>
        campaign.Programme?.Release?.Verdict == ReleaseVerdict.Released
            ? [Problem.At(ProblemCode.Forbidden, "Its results are released and people may have seen them, so it stays closed.", "campaign")]
            : [];

    private static IEnumerable<Problem> OpeningIsAhead(CampaignPlan plan, bool hasContributions, DateTimeOffset now)
    {
        if (plan.OpensAt is null || plan.OpensAt <= now)
        {
            yield return Problem.At(ProblemCode.WrongState, "Its opening time has come, so it is open rightly.", "campaign");
        }
        else if (hasContributions)
        {
            yield return Problem.At(ProblemCode.Forbidden, "People have contributed already, so it stays open.", "campaign");
        }
    }

    private static IEnumerable<Problem> ClosingIsAhead(CampaignPlan plan, DateTimeOffset now) =>
        plan.ClosesAt <= now
            ? [Problem.At(ProblemCode.Required, "Its closing time has passed; give a later one.", "closesAt")]
            : [];

    private static IEnumerable<Problem> ClosingIsTheirs(Campaign campaign, DateTimeOffset? closesAt)
    {
        if (closesAt is null)
        {
            yield break;
        }

        if (campaign.Programme is not null)
        {
            yield return Problem.At(ProblemCode.Forbidden, "The agency sets when the districts of its programme close; leave this out, or ask it for an extension.", "closesAt");
        }
        else if (closesAt < campaign.Plan.ClosesAt)
        {
            yield return Problem.At(ProblemCode.Invalid, "People were told they have until then; it closes at its time or later.", "closesAt");
        }
    }
}
