using System.Globalization;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Campaigns;

/// <summary>What people are told who come before a campaign opens, after it closed, or while it is paused.</summary>
public static class CampaignWindow
{
    /// <summary>What is wrong with taking part at a moment, with the server's clock, which decides, and the window; null when nothing is.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="now">The moment.</param>
    /// <param name="path">Where the activity stands in the input.</param>
    public static Problem? MustBeOpen(Campaign campaign, DateTimeOffset now, params string[] path) => campaign.EffectiveState(now) switch
    {
        CampaignState.Open => null,
        CampaignState.Scheduled => WithTimes(ProblemCode.WrongState, "This has not opened yet.", campaign.Plan, now, path),
        CampaignState.Paused => WithTimes(ProblemCode.WrongState, "This is paused. Try again later.", campaign.Plan, now, path),
        _ => WithTimes(ProblemCode.Closed, "This is closed and takes nothing more.", campaign.Plan, now, path),
    };

    private static Problem WithTimes(ProblemCode code, string message, CampaignPlan plan, DateTimeOffset now, string[] path)
    {
        var details = new Dictionary<string, string> { ["serverTime"] = Written(now) };
        if (plan.OpensAt is { } opens)
        {
            details["opensAt"] = Written(opens);
        }

        if (plan.ClosesAt is { } closes)
        {
            details["closesAt"] = Written(closes);
        }

        return Problem.At(code, message, path) with { Details = details };
    }

    private static string Written(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);
}
