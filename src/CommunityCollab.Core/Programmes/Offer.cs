using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Programmes;

/// <summary>Where an agency's offer to a district stands.</summary>
[GenerateSerializer, Alias("OfferState")]
public enum OfferState
{
    /// <summary>The district has not answered.</summary>
    Offered,

    /// <summary>The district takes part, with a campaign of its own.</summary>
    Accepted,

    /// <summary>The district does not take part. It may think better of it while the window is open.</summary>
    Declined,

    /// <summary>The agency took the offer back before it was accepted.</summary>
    Withdrawn,
}

/// <summary>Which moves an offer makes.</summary>
public static class OfferRules
{
    /// <summary>What is wrong with accepting an offer; null when nothing is.</summary>
    public static Problem? MayAccept(OfferState state, DateTimeOffset closesAt, DateTimeOffset now) => state switch
    {
        OfferState.Accepted => Problem.At(ProblemCode.WrongState, "It was accepted already.", "id"),
        OfferState.Withdrawn => Problem.At(ProblemCode.WrongState, "The agency took this offer back.", "id"),
        _ when closesAt <= now => Problem.At(ProblemCode.Closed, "The window of this offer is over; ask your agency for an extension.", "id"),
        _ => null,
    };

    /// <summary>What is wrong with declining an offer; null when nothing is.</summary>
    public static Problem? MayDecline(OfferState state) => state switch
    {
        OfferState.Accepted => Problem.At(ProblemCode.WrongState, "It was accepted; cancel the campaign instead.", "id"),
        OfferState.Offered => null,
        _ => Problem.At(ProblemCode.WrongState, "Only an offer that is waiting for an answer can be declined.", "id"),
    };

    /// <summary>What is wrong with taking an offer back; null when nothing is.</summary>
    public static Problem? MayWithdraw(OfferState state) => state switch
    {
        OfferState.Accepted => Problem.At(ProblemCode.WrongState, "The district accepted it; its campaign is its own.", "id"),
        OfferState.Withdrawn => Problem.At(ProblemCode.WrongState, "It was taken back already.", "id"),
        _ => null,
    };
}
