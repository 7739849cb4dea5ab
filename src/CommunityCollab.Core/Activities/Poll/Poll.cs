using System.Text.Json.Serialization;

namespace CommunityCollab.Core.Activities.Poll;

/// <summary>A poll: one question, one choice.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Options">Two or more answers.</param>
[GenerateSerializer, Immutable, Alias("PollConfig")]
public sealed record PollConfig(
    [property: Id(0)] string Question,
    [property: Id(1)] IReadOnlyList<Option> Options) : ActivityConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ActivityKind Kind => ActivityKind.Poll;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IActivityType Type => PollType.Instance;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IActivityVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>An answer to a poll.</summary>
/// <param name="Choice">The key of the chosen option.</param>
[GenerateSerializer, Immutable, Alias("PollAnswer")]
public sealed record PollAnswer([property: Id(0)] string Choice) : ContributionBody;
