using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Pairwise;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Core.Activities;

/// <summary>Does something of its own for each type of activity. This is the list of the types there are: one that is added is a method here,
/// and nothing compiles until every place where types differ has its answer for it.</summary>
/// <typeparam name="TResult">What comes out.</typeparam>
public interface IActivityVisitor<out TResult>
{
    /// <summary>For a survey.</summary>
    TResult Visit(SurveyConfig survey);

    /// <summary>For a poll.</summary>
    TResult Visit(PollConfig poll);

    /// <summary>For an exchange.</summary>
    TResult Visit(ExchangeConfig exchange);

    /// <summary>For an opinion activity.</summary>
    TResult Visit(OpinionConfig opinion);

    /// <summary>For a pairwise activity.</summary>
    TResult Visit(PairwiseConfig pairwise);
}
