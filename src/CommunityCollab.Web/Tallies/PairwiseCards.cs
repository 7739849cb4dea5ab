using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Pairwise;

namespace CommunityCollab.Web.Tallies;

public sealed partial class TallyCards
{
    private static readonly Option[] Reasons =
    [
        Reason(CantDecide.LikeBoth, "I like both"),
        Reason(CantDecide.LikeNeither, "I like neither"),
        Reason(CantDecide.Same, "Both say the same"),
        Reason(CantDecide.NotEnoughKnown, "I don't know enough about them"),
        Reason(CantDecide.Unsure, "I just can't decide"),
    ];

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(PairwiseConfig pairwise) =>
    [
        .. Means(pairwise.Question, new Scaling("Score, and where it lies with 95% confidence", 0, 100) { Counted = "Votes" }, Ranked())
            .Select(card => card with { Detail = "Score: the chance, from 0 to 100, that an idea is chosen over another one" }),
        .. Shares("When people can't decide", "", PairwiseType.Undecided, Reasons)
            .Select(card => card with { Base = null, Measure = Scaling.Share with { Counted = "Answers" } }),
    ];

    private static Option Reason(CantDecide reason, string label) => new(PairwiseType.Reasons[reason], label);
}
