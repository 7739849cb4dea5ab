using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>An exchange.</summary>
public sealed class ExchangeInput
{
    /// <summary>The open question.</summary>
    public required string Question { get; init; }

    /// <summary>The longest thought taken; 300 characters when left out.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether a moderator sees each thought before others do; false when left out.</summary>
    public bool? HeldForModerator { get; init; }

    /// <summary>How many thoughts one participant token may share, 1 to 200; 20 when left out. Withdrawn ones are not counted.</summary>
    public int? MaxPerParticipant { get; init; }

    internal ExchangeConfig ToConfig() => new(
        PlainText.Clean(Question), MaxLength ?? 300, HeldForModerator ?? false, MaxPerParticipant ?? ExchangeConfig.DefaultMaxPerParticipant);
}

/// <summary>An exchange.</summary>
/// <param name="config">What it asks.</param>
[Name("Exchange"), Implements(typeof(IActivityConfig)), WithParent]
public sealed class ExchangeNode(ExchangeConfig config) : IActivityConfig
{
    /// <inheritdoc/>
    public ActivityKind Kind => config.Kind;

    /// <summary>The open question.</summary>
    public string Question => config.Question;

    /// <summary>The longest thought taken, in characters.</summary>
    public int MaxLength => config.MaxLength;

    /// <summary>Whether a moderator sees each thought before others do.</summary>
    public bool HeldForModerator => config.HeldForModerator;

    /// <summary>How many thoughts one participant token may share; withdrawn ones are not counted.</summary>
    public int MaxPerParticipant => config.MaxPerParticipant;
}

/// <summary>Stars for someone else's thought.</summary>
public sealed class RatingInput
{
    /// <summary>The thought's key.</summary>
    public required string ThoughtKey { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Stars { get; init; }
}

/// <summary>A thought passed over.</summary>
public sealed class RatingSkipInput
{
    /// <summary>The thought's key.</summary>
    public required string ThoughtKey { get; init; }

    /// <summary>Why.</summary>
    public required SkipReason Reason { get; init; }
}

public sealed partial class ActivityConfigInput
{
    /// <summary>An exchange.</summary>
    public ExchangeInput? Exchange { get; init => Take(field = value, exchange => exchange.ToConfig()); }
}

public sealed partial class ContributionInput
{
    /// <summary>A thought for an exchange.</summary>
    public TextInput? Thought { get; init => Take("thought", field = value, thought => new Thought(thought.Text)); }

    /// <summary>Stars for a thought of an exchange.</summary>
    public RatingInput? Rating { get; init => Take("rating", field = value, rating => new Rating(rating.ThoughtKey, rating.Stars)); }

    /// <summary>A thought of an exchange passed over.</summary>
    public RatingSkipInput? Skip { get; init => Take("skip", field = value, skip => new RatingSkip(skip.ThoughtKey, skip.Reason)); }
}

internal sealed partial class ActivityConfigs
{
    /// <inheritdoc/>
    public IActivityConfig Visit(ExchangeConfig exchange) => new ExchangeNode(exchange);
}
