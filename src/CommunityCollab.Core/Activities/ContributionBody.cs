using System.Text.Json.Serialization;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Pairwise;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Core.Activities;

/// <summary>What one submission says. Stored in the journal as JSON, for ever readable.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SurveyResponse), "survey")]
[JsonDerivedType(typeof(PollAnswer), "poll")]
[JsonDerivedType(typeof(Thought), "thought")]
[JsonDerivedType(typeof(Rating), "rating")]
[JsonDerivedType(typeof(RatingSkip), "skip")]
[JsonDerivedType(typeof(Statement), "statement")]
[JsonDerivedType(typeof(StatementVoteCast), "vote")]
[JsonDerivedType(typeof(Idea), "idea")]
[JsonDerivedType(typeof(PairAnswer), "pair")]
[GenerateSerializer, Immutable, Alias("ContributionBody")]
public abstract record ContributionBody;
