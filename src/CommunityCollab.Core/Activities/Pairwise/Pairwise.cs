using System.Text.Json.Serialization;

namespace CommunityCollab.Core.Activities.Pairwise;

/// <summary>A pairwise activity: a person is shown two ideas at a time and chooses one (a wiki survey, after Salganik and Levy, "Wiki Surveys",
/// PLOS ONE 10(5), 2015).</summary>
/// <param name="Question">What the ideas answer.</param>
/// <param name="Ideas">The ideas it starts with.</param>
/// <param name="MaxLength">The longest idea a participant may add, in grapheme clusters; 0 if they may add none.</param>
/// <param name="HeldForModerator">Whether a moderator sees each added idea before others do.</param>
/// <param name="MaxPerParticipant">How many ideas one participant may add; what they withdrew is not counted.</param>
/// <param name="PromptKey">Signs the prompts that are served (<see cref="ServedPrompt"/>); made with the activity and shown to nobody.</param>
[GenerateSerializer, Immutable, Alias("PairwiseConfig")]
public sealed record PairwiseConfig(
    [property: Id(0)] string Question,
    [property: Id(1)] IReadOnlyList<Option> Ideas,
    [property: Id(2)] int MaxLength,
    [property: Id(3)] bool HeldForModerator,
    [property: Id(4)] int MaxPerParticipant,
    [property: Id(5)] string PromptKey) : ActivityConfig
{
    /// <summary>The longest idea a participant may add where the district sets nothing else.</summary>
    public const int DefaultMaxLength = 140;

    /// <summary>How many ideas one participant may add where the district sets nothing else.</summary>
    public const int DefaultMaxPerParticipant = 10;

    /// <inheritdoc/>
    [JsonIgnore]
    public override ActivityKind Kind => ActivityKind.Pairwise;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IActivityType Type => PairwiseType.Instance;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IActivityVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A contribution to a pairwise activity.</summary>
[GenerateSerializer, Immutable, Alias("PairwiseContribution")]
public abstract record PairwiseContribution : ContributionBody;

/// <summary>An idea a participant adds.</summary>
/// <param name="Text">The person's own words.</param>
[GenerateSerializer, Immutable, Alias("Idea")]
public sealed record Idea([property: Id(0)] string Text) : PairwiseContribution;

/// <summary>An answer to a prompt; a later one on the same two ideas by the same participant replaces it.</summary>
/// <param name="Prompt">The prompt that was served to the participant.</param>
/// <param name="Winner">The key of the idea chosen; null when the person can't decide.</param>
/// <param name="CantDecide">Why the person can't decide; null when one was chosen.</param>
[GenerateSerializer, Immutable, Alias("PairAnswer")]
public sealed record PairAnswer(
    [property: Id(0)] string Prompt,
    [property: Id(1)] string? Winner,
    [property: Id(2)] CantDecide? CantDecide) : PairwiseContribution;

/// <summary>Why a person can't decide between two ideas: the reasons of All Our Ideas.</summary>
[GenerateSerializer, Alias("CantDecide")]
public enum CantDecide
{
    /// <summary>The person likes both.</summary>
    LikeBoth,

    /// <summary>The person likes neither.</summary>
    LikeNeither,

    /// <summary>Both say the same.</summary>
    Same,

    /// <summary>The person does not know enough about them.</summary>
    NotEnoughKnown,

    /// <summary>The person just can't decide.</summary>
    Unsure,
}
