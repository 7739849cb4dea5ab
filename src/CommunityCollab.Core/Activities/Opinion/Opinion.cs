using System.Text.Json.Serialization;

namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>An opinion activity: statements to agree with, disagree with or pass on.</summary>
/// <param name="Question">What the statements are about.</param>
/// <param name="Statements">The statements it starts with.</param>
/// <param name="MaxLength">The longest statement a participant may add, in grapheme clusters; 0 if they may add none.</param>
/// <param name="HeldForModerator">Whether a moderator sees each added statement before others do.</param>
/// <param name="MaxPerParticipant">How many statements one participant may add; what they withdrew is not counted.</param>
[GenerateSerializer, Immutable, Alias("OpinionConfig")]
public sealed record OpinionConfig(
    [property: Id(0)] string Question,
    [property: Id(1)] IReadOnlyList<Option> Statements,
    [property: Id(2)] int MaxLength = 140,
    [property: Id(3)] bool HeldForModerator = true,
    [property: Id(4)] int MaxPerParticipant = OpinionConfig.DefaultMaxPerParticipant) : ActivityConfig
{
    /// <summary>How many statements one participant may add where the district sets nothing else.</summary>
    public const int DefaultMaxPerParticipant = 10;

    /// <inheritdoc/>
    [JsonIgnore]
    public override ActivityKind Kind => ActivityKind.Opinion;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IActivityType Type => OpinionType.Instance;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IActivityVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A contribution to an opinion activity.</summary>
[GenerateSerializer, Immutable, Alias("OpinionContribution")]
public abstract record OpinionContribution : ContributionBody;

/// <summary>A statement a participant adds.</summary>
/// <param name="Text">The statement.</param>
[GenerateSerializer, Immutable, Alias("Statement")]
public sealed record Statement([property: Id(0)] string Text) : OpinionContribution;

/// <summary>A vote on a statement; a later one by the same participant replaces it.</summary>
/// <param name="StatementKey">The statement; <c>statementId</c> in the journal, as it was first called.</param>
/// <param name="Vote">Agree, disagree or pass.</param>
[GenerateSerializer, Immutable, Alias("StatementVoteCast")]
public sealed record StatementVoteCast([property: Id(0), JsonPropertyName("statementId")] string StatementKey, [property: Id(1)] Vote Vote) : OpinionContribution;

/// <summary>What can be said to a statement.</summary>
[GenerateSerializer, Alias("Vote")]
public enum Vote
{
    /// <summary>Disagrees.</summary>
    Disagree = -1,

    /// <summary>Passes, or is unsure.</summary>
    Pass = 0,

    /// <summary>Agrees.</summary>
    Agree = 1,
}
