using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Campaigns;

/// <summary>A review is by someone else than the author: whoever changed a campaign last or sent it to review cannot also approve it, unless
/// the district has nobody else who may; then it is said that its author did.</summary>
public static class ReviewRules
{
    /// <summary>What the audit log says where the author approved, because nobody else may.</summary>
    public const string OwnReview = "Approved by its author, since nobody else in the district may.";

    /// <summary>Whether someone wrote what is in review.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="who">Who.</param>
    public static bool IsAuthor(Campaign campaign, Guid who) =>
        campaign.LastChangedBy == who || campaign.Moves.LastOrDefault(move => move.To == CampaignState.InReview)?.ActorId == who;

    /// <summary>What is wrong with an approval; nothing when nothing is.</summary>
    /// <param name="campaign">The campaign in review.</param>
    /// <param name="who">Who approves.</param>
    /// <param name="reviewers">How many people of the district may approve.</param>
    public static IEnumerable<Problem> MayApprove(Campaign campaign, Guid who, int reviewers) =>
        reviewers >= 2 && IsAuthor(campaign, who)
            ? [Problem.At(ProblemCode.Forbidden, "You wrote this campaign or sent it to review, so somebody else of your district approves it.", "to")]
            : [];
}
