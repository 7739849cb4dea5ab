using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Programmes;

/// <summary>What a programme and its districts' windows must be.</summary>
public static class ProgrammeRules
{
    private const int LongestAbout = 4_000;
    private const int MostLocalItems = 50;

    /// <summary>Everything that is wrong with a programme. What its districts' campaigns would be refused for is refused here, where the
    /// agency can still put it right.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyList<Problem> Check(Programme programme, DateTimeOffset now)
    {
        var campaign = programme.ToCampaign(Guid.Empty, Guid.Empty, Guid.Empty, new Window(programme.OpensAt, programme.ClosesAt));
        return
        [
            .. PlainText.Check(programme.About, LongestAbout, "about"),
            .. IdentityWords.Check([new AuthorText(programme.About, "about")], programme.Core.Identity),
            .. CampaignRules.MustBeWellFormed(campaign.Plan).Where(problem => problem.Path[0] != "closesAt"),
            .. Check(new Window(programme.OpensAt, programme.ClosesAt), now),
            .. ActivityRules.MustBeWellFormed(campaign.Activities[0]).Select(AtCore),
            .. programme.Core.MostLocalItems is < 0 or > MostLocalItems
                ? [Problem.At(ProblemCode.Invalid, $"A local block has 0 to {MostLocalItems} questions.", "core", "mostLocalItems")]
                : Array.Empty<Problem>(),
            .. (programme.Rule?.Check() ?? []).Select(problem => problem.Under("releaseRule")),
        ];
    }

    /// <summary>Everything that is wrong with a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="now">The moment.</param>
    public static IEnumerable<Problem> Check(Window window, DateTimeOffset now)
    {
        if (window.ClosesAt <= window.OpensAt)
        {
            yield return Problem.At(ProblemCode.Invalid, "It must close after it opens.", "closesAt");
        }
        else if (window.ClosesAt <= now)
        {
            yield return Problem.At(ProblemCode.Invalid, "The closing time has passed; choose a later one.", "closesAt");
        }
    }

    /// <summary>What is wrong with a later closing time for a district's campaign; null when nothing is.</summary>
    /// <param name="campaign">The district's campaign; null while it has not accepted.</param>
    /// <param name="window">The window it has.</param>
    /// <param name="closesAt">The closing time it is to have.</param>
    /// <param name="now">The moment.</param>
    public static Problem? MayExtend(Campaign? campaign, Window window, DateTimeOffset closesAt, DateTimeOffset now) =>
        closesAt <= window.ClosesAt ? Problem.At(ProblemCode.Invalid, "An extension closes later than before; people were told they have until then.", "closesAt")
        : closesAt <= now ? Problem.At(ProblemCode.Invalid, "The closing time has passed; choose a later one.", "closesAt")
        : campaign is not null && campaign.EffectiveState(now) is not (CampaignState.Draft or CampaignState.InReview or CampaignState.Scheduled or CampaignState.Open or CampaignState.Paused)
            ? Problem.At(ProblemCode.WrongState, "Its campaign is over; a window can be extended until it closes.", "closesAt")
            : campaign is not null && CampaignRules.MustHaveDatesInOrder(campaign.Plan with { ClosesAt = closesAt }).FirstOrDefault() is { } problem
            ? problem with { Path = ["closesAt"] }
            : null;

    /// <summary>The district's campaign with a later closing time, which the public reads with the agency's reason; or why not.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="closesAt">When it closes now.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public static Outcome<Campaign> Extend(Campaign campaign, DateTimeOffset closesAt, string reason, DateTimeOffset now)
    {
        if (campaign.Plan.ClosesAt is { } before && MayExtend(campaign, new Window(before, before), closesAt, now) is { } problem)
        {
            return problem;
        }

        var extended = campaign with { Plan = campaign.Plan with { ClosesAt = closesAt }, Programme = campaign.Programme! with { ClosesAt = closesAt } };
        return ChangeRules.Noted(campaign, extended, reason, ActorRole.Agency, now);
    }

    // The core block is written without the activity around it.
    private static Problem AtCore(Problem problem) => problem with { Path = ["core", .. problem.Path is ["config", ..] ? problem.Path.Skip(2) : problem.Path] };
}
