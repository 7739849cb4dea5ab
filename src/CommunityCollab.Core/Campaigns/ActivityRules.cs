using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Campaigns;

/// <summary>What an activity must be, and which combinations would break a promise to those who take part.</summary>
public static class ActivityRules
{
    private const int LongestTitle = 200;
    private const int LongestIntroduction = 4_000;

    /// <summary>Everything that is wrong with an activity.</summary>
    public static IReadOnlyList<Problem> MustBeWellFormed(Activity activity) =>
    [
        .. PlainText.Check(activity.Title, LongestTitle, "title"),
        .. activity.Introduction.Length == 0 ? [] : PlainText.Check(activity.Introduction, LongestIntroduction, "introduction"),
        .. activity.Config.Type.Validate(activity.Config).Select(problem => problem.Under("config", NameOf(activity.Config.Kind))),
        .. MustKeepAnonymity(activity),
        .. MustKeepConfidence(activity),
        .. IdentityWords.Check(Texts(activity), activity.Identity),
        .. MustBeAbleToCountOnce(activity),
    ];

    /// <summary>The field of an activity's config that a kind is written in.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(ActivityKind kind) => kind.ToString().ToLowerInvariant();

    private static IEnumerable<AuthorText> Texts(Activity activity) =>
    [
        new(activity.Title, "title"),
        new(activity.Introduction, "introduction"),
        .. activity.Config.Type.Texts(activity.Config).Select(text => text.Under("config", NameOf(activity.Config.Kind))),
    ];

    private static IEnumerable<Problem> MustKeepAnonymity(Activity activity)
    {
        if (activity.Identity != IdentityMode.Anonymous)
        {
            yield break;
        }

        if (activity.LinkUses != LinkUses.None)
        {
            yield return Problem.At(ProblemCode.Forbidden, "Reminders, roster attributes and shown names need a link to the person, and an ANONYMOUS activity keeps none. Choose CONFIDENTIAL or leave them out.", activity.LinkUses.FirstName());
        }

        if (activity.Responses == Responses.OnePerParticipant)
        {
            yield return Problem.At(ProblemCode.Forbidden, "An ANONYMOUS activity cannot know its participants. Choose ONE_PER_TOKEN or OPEN, or make it CONFIDENTIAL.", "responses");
        }

        if (activity.Config.Type.ManyPerParticipant)
        {
            yield return Problem.At(ProblemCode.Forbidden, "Votes and ratings of one person hang together, so this type of activity cannot be ANONYMOUS. Make it CONFIDENTIAL.", "identity");
        }
    }

    private static IEnumerable<Problem> MustKeepConfidence(Activity activity) =>
        activity.Identity == IdentityMode.Confidential && activity.LinkUses.HasFlag(LinkUses.ShowIdentity)
            ? [Problem.At(ProblemCode.Forbidden, "A CONFIDENTIAL activity never shows district leaders who said what. Make it IDENTIFIED if people are to be named.", LinkUses.ShowIdentity.FirstName())]
            : [];

    private static IEnumerable<Problem> MustBeAbleToCountOnce(Activity activity)
    {
        if (activity.Responses == Responses.OnePerToken && activity.Identity != IdentityMode.Anonymous)
        {
            yield return Problem.At(ProblemCode.Forbidden, "One-time tokens are for ANONYMOUS activities; here participants are counted once by their own token.", "responses");
        }

        if (activity.Responses == Responses.Open && activity.Identity != IdentityMode.Anonymous)
        {
            yield return Problem.At(ProblemCode.Forbidden, "An activity that knows its participants counts each of them once. Choose ONE_PER_PARTICIPANT.", "responses");
        }
    }
}
