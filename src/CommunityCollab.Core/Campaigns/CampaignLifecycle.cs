using CommunityCollab.Core.Calendar;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Campaigns;

/// <summary>Which moves a campaign may make, and what each demands.</summary>
public static class CampaignLifecycle
{
    private static readonly Dictionary<CampaignState, CampaignState[]> Next = new()
    {
        [CampaignState.Draft] = [CampaignState.InReview, CampaignState.Cancelled],
        [CampaignState.InReview] = [CampaignState.Draft, CampaignState.Scheduled, CampaignState.Cancelled],
        [CampaignState.Scheduled] = [CampaignState.Draft, CampaignState.Open, CampaignState.Cancelled],
        [CampaignState.Open] = [CampaignState.Paused, CampaignState.Closed],
        [CampaignState.Paused] = [CampaignState.Open, CampaignState.Closed],
        [CampaignState.Closed] = [CampaignState.Open, CampaignState.Analysed],
        [CampaignState.Analysed] = [CampaignState.Reported],
        [CampaignState.Reported] = [CampaignState.Archived],
        [CampaignState.Archived] = [],
        [CampaignState.Cancelled] = [],
    };

    /// <summary>The actor of moves that nobody makes.</summary>
    public const string Clock = "clock";

    /// <summary>The states a campaign may go to from this one.</summary>
    public static IReadOnlyList<CampaignState> AllowedFrom(CampaignState state) => Next[state];

    /// <summary>Makes a move, or says why not.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="to">Where to.</param>
    /// <param name="now">The moment.</param>
    /// <param name="who">Who makes it.</param>
    /// <param name="note">What they say of it.</param>
    /// <param name="reviewers">How many people of the district may approve a campaign.</param>
    public static Outcome<Campaign> Move(Campaign campaign, CampaignState to, DateTimeOffset now, CampaignActor who, string? note, int reviewers = 1)
    {
        if (!Next[campaign.State].Contains(to))
        {
            return MustBeAllowed(campaign.State, to);
        }

        IReadOnlyList<Problem> problems =
        [
            .. Demands(campaign, to, now, note),
            .. to == CampaignState.Scheduled ? ReviewRules.MayApprove(campaign, who.Id, reviewers) : [],
            .. ChangeRules.MayBeRead(note, "note"),
        ];
        if (problems.Count > 0)
        {
            return Outcome.Refused<Campaign>(problems);
        }

        var moved = After(campaign, to, now, who, note);
        return TellsOtherwise(campaign, to, now) ? ChangeRules.Noted(campaign, moved, note, who.Role, now) : moved;
    }

    /// <summary>The campaign after a move of the clock. It asks nothing more: what has to be there was there when people scheduled it, and
    /// a rule that came since then must not keep it from opening.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="to">Where to, which is <see cref="Due"/>.</param>
    /// <param name="now">The moment.</param>
    public static Campaign MoveByClock(Campaign campaign, CampaignState to, DateTimeOffset now) =>
        After(campaign, to, now, new CampaignMove(campaign.State, to, now, Clock, null));

    /// <summary>The campaign after a move that somebody makes.</summary>
    internal static Campaign After(Campaign campaign, CampaignState to, DateTimeOffset now, CampaignActor who, string? note) =>
        After(campaign, to, now, new CampaignMove(campaign.State, to, now, who.Name, note)
        {
            ActorId = who.Id,
            IsOwnReview = campaign.State == CampaignState.InReview && to == CampaignState.Scheduled && ReviewRules.IsAuthor(campaign, who.Id),
        });

    /// <summary>The move the clock makes at this moment; null if none is due. A campaign whose whole window passed while
    /// the server was down opens first and then closes, so that its history tells what people could see.</summary>
    public static CampaignState? Due(Campaign campaign, DateTimeOffset now) => campaign.State switch
    {
        CampaignState.Scheduled when now >= campaign.Plan.OpensAt => CampaignState.Open,
        CampaignState.Open or CampaignState.Paused when now >= campaign.Plan.ClosesAt => CampaignState.Closed,
        _ => null,
    };

    private static Campaign After(Campaign campaign, CampaignState to, DateTimeOffset now, CampaignMove move) => campaign with
    {
        State = to,
        Plan = Window(campaign, to, now),
        Programme = to is CampaignState.Scheduled or CampaignState.Open or CampaignState.Paused ? campaign.Programme?.Undecided() : campaign.Programme,
        Moves = [.. campaign.Moves, move],
    };

    private static Problem MustBeAllowed(CampaignState from, CampaignState to)
    {
        var allowed = string.Join(", ", Next[from].Select(Name));
        var message = allowed.Length == 0
            ? $"A campaign that is {Name(from)} makes no more moves."
            : $"A campaign that is {Name(from)} cannot become {Name(to)}. It can become: {allowed}.";
        return new Problem(ProblemCode.WrongState, message, ["to"])
        {
            Details = new Dictionary<string, string> { ["allowed"] = allowed },
        };
    }

    private static IEnumerable<Problem> Demands(Campaign campaign, CampaignState to, DateTimeOffset now, string? note) => to switch
    {
        CampaignState.Scheduled when !campaign.DistrictStanding.TakesPart() => [DistrictMustTakePart],
        CampaignState.Scheduled => [.. CampaignRules.MustBeReady(campaign, now), .. CampaignRules.MustHaveHeadCount(campaign)],
        CampaignState.InReview => CampaignRules.MustBeReady(campaign, now),
        CampaignState.Open when campaign is { Programme: not null, State: CampaignState.Scheduled } && now < campaign.Plan.OpensAt => [WindowIsTheAgencys],
        CampaignState.Open when campaign is { Programme: { } part, State: CampaignState.Closed } => [.. MayReopen(part, now), .. MustSayWhyPublicly(note)],
        CampaignState.Open when campaign.State == CampaignState.Scheduled => CampaignRules.MustBeReady(campaign, campaign.Plan.OpensAt ?? now),
        CampaignState.Open when campaign.State == CampaignState.Closed => [.. MustBeUndecided(campaign.Plan, now), .. MustSayWhyPublicly(note)],
        CampaignState.Closed when campaign.Plan.ClosesAt > now => MustSayWhyPublicly(note),
        _ => [],
    };

    // People were told that it is over, or that they have until later.
    private static bool TellsOtherwise(Campaign campaign, CampaignState to, DateTimeOffset now) =>
        (to == CampaignState.Open && campaign.State == CampaignState.Closed) || (to == CampaignState.Closed && campaign.Plan.ClosesAt > now);

    private static IEnumerable<Problem> MustBeUndecided(CampaignPlan plan, DateTimeOffset now) =>
        plan.DecisionDate < TimeZones.DayIn(plan.TimeZone, now)
            ? [Problem.At(ProblemCode.Forbidden, "The day of the decision is over, so there is nothing left to ask about.", "to")]
            : [];

    private static Problem DistrictMustTakePart =>
        Problem.At(ProblemCode.WrongState, "A campaign can be scheduled once its district is active: its first administrator accepts the invitation, or its agency activates it.", "to");

    private static Problem WindowIsTheAgencys =>
        Problem.At(ProblemCode.Forbidden, "The districts of a programme open when its agency says; this one opens by itself at that moment.", "to");

    private static IEnumerable<Problem> MayReopen(ProgrammePart part, DateTimeOffset now)
    {
        if (part.Release?.Verdict == ReleaseVerdict.Released)
        {
            yield return Problem.At(ProblemCode.Forbidden, "Its results are released, so it stays closed.", "to");
        }
        else if (part.ClosesAt <= now)
        {
            yield return Problem.At(ProblemCode.Forbidden, "The window its agency set is over, so it stays closed.", "to");
        }
    }

    private static IEnumerable<Problem> MustSayWhyPublicly(string? note) =>
        string.IsNullOrWhiteSpace(note)
            ? [Problem.At(ProblemCode.Required, "People were told otherwise; say why in a note, which the public will read.", "note")]
            : [];

    // What is scheduled after its opening time opens now; opening early moves the opening time to now; closing early moves the closing time to now; reopening needs a new one,
    // which the plan's own change gives, or the window stays open until someone closes it.
    private static CampaignPlan Window(Campaign campaign, CampaignState to, DateTimeOffset now) => to switch
    {
        CampaignState.Scheduled when campaign.Plan.OpensAt < now => campaign.Plan with { OpensAt = now },
        CampaignState.Open when campaign.Plan.OpensAt is null || campaign.Plan.OpensAt > now => campaign.Plan with { OpensAt = now },
        CampaignState.Open when campaign is { State: CampaignState.Closed, Programme: { } part } => campaign.Plan with { ClosesAt = part.ClosesAt },
        CampaignState.Open when campaign.State == CampaignState.Closed && campaign.Plan.ClosesAt <= now => campaign.Plan with { ClosesAt = null },
        CampaignState.Closed when campaign.Plan.ClosesAt is null || campaign.Plan.ClosesAt > now => campaign.Plan with { ClosesAt = now },
        _ => campaign.Plan,
    };

    private static string Name(CampaignState state) => state switch
    {
        CampaignState.InReview => "IN_REVIEW",
        _ => state.ToString().ToUpperInvariant(),
    };
}
