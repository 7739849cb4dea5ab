using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Core.Activities;

/// <summary>Every activity type there is. A new one is a folder and a line here.</summary>
public static class ActivityTypes
{
    private static readonly IActivityType[] All =
        [new SurveyType(), new PollType(), new ExchangeType(), new OpinionType()];

    /// <summary>The rules of a kind of activity.</summary>
    public static IActivityType Of(ActivityKind kind) => All[(int)kind];
}
