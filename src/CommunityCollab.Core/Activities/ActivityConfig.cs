using System.Text.Json.Serialization;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Pairwise;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Core.Activities;

/// <summary>What an activity asks. Fixed once its campaign opens.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "activity")]
[JsonDerivedType(typeof(SurveyConfig), "survey")]
[JsonDerivedType(typeof(PollConfig), "poll")]
[JsonDerivedType(typeof(ExchangeConfig), "exchange")]
[JsonDerivedType(typeof(OpinionConfig), "opinion")]
[JsonDerivedType(typeof(PairwiseConfig), "pairwise")]
[GenerateSerializer, Immutable, Alias("ActivityConfig")]
public abstract record ActivityConfig
{
    /// <summary>The activity type it belongs to.</summary>
    [JsonIgnore]
    public abstract ActivityKind Kind { get; }

    /// <summary>The rules of that type.</summary>
    [JsonIgnore]
    public abstract IActivityType Type { get; }

    /// <summary>Does what a visitor does for this type.</summary>
    public abstract TResult Accept<TResult>(IActivityVisitor<TResult> visitor);
}
