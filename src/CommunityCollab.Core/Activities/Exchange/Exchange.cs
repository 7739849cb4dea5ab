using System.Text.Json.Serialization;

namespace CommunityCollab.Core.Activities.Exchange;

/// <summary>An exchange: an open question, thoughts shared on it, and stars for others' thoughts.</summary>
/// <param name="Question">The open question.</param>
/// <param name="MaxLength">The longest thought taken, in grapheme clusters.</param>
/// <param name="HeldForModerator">Whether a moderator sees each thought before others do.</param>
/// <param name="MaxPerParticipant">How many thoughts one participant may share; what they withdrew is not counted.</param>
[GenerateSerializer, Immutable, Alias("ExchangeConfig")]
public sealed record ExchangeConfig(
    [property: Id(0)] string Question,
    [property: Id(1)] int MaxLength = 300,
    [property: Id(2)] bool HeldForModerator = false,
    [property: Id(3)] int MaxPerParticipant = ExchangeConfig.DefaultMaxPerParticipant) : ActivityConfig
{
    /// <summary>How many thoughts one participant may share where the district sets nothing else.</summary>
    public const int DefaultMaxPerParticipant = 20;

    /// <inheritdoc/>
    [JsonIgnore]
    public override ActivityKind Kind => ActivityKind.Exchange;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IActivityType Type => ExchangeType.Instance;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IActivityVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A contribution to an exchange.</summary>
[GenerateSerializer, Immutable, Alias("ExchangeContribution")]
public abstract record ExchangeContribution : ContributionBody;

/// <summary>A thought shared.</summary>
/// <param name="Text">The person's own words.</param>
[GenerateSerializer, Immutable, Alias("Thought")]
public sealed record Thought([property: Id(0)] string Text) : ExchangeContribution;

/// <summary>Stars for someone else's thought; a later rating by the same person replaces this one.</summary>
/// <param name="ThoughtKey">The thought; <c>thoughtId</c> in the journal, as it was first called.</param>
/// <param name="Stars">1 to 5.</param>
[GenerateSerializer, Immutable, Alias("Rating")]
public sealed record Rating([property: Id(0), JsonPropertyName("thoughtId")] string ThoughtKey, [property: Id(1)] int Stars) : ExchangeContribution;

/// <summary>A thought passed over, so that it is not offered again; replaces a rating and is replaced by one.</summary>
/// <param name="ThoughtKey">The thought; <c>thoughtId</c> in the journal, as it was first called.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("RatingSkip")]
public sealed record RatingSkip([property: Id(0), JsonPropertyName("thoughtId")] string ThoughtKey, [property: Id(1)] SkipReason Reason) : ExchangeContribution;

/// <summary>Why a thought was passed over.</summary>
[GenerateSerializer, Alias("SkipReason")]
public enum SkipReason
{
    /// <summary>The person has no view on it.</summary>
    NoOpinion,

    /// <summary>The person does not understand it.</summary>
    Unclear,

    /// <summary>It says what another thought said.</summary>
    Duplicate,
}
