using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>An opinion activity.</summary>
public sealed class OpinionInput
{
    /// <summary>What the statements are about.</summary>
    public required string Question { get; init; }

    /// <summary>The statements it starts with.</summary>
    public required IReadOnlyList<OptionInput> Statements { get; init; }

    /// <summary>The longest statement a participant may add, 0 for none to be added; 140 characters when left out.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether a moderator sees each added statement before others do; true when left out.</summary>
    public bool? HeldForModerator { get; init; }

    /// <summary>How many statements one participant token may add, 1 to 200; 10 when left out. Withdrawn ones are not counted.</summary>
    public int? MaxPerParticipant { get; init; }

    internal OpinionConfig ToConfig() => new(
        PlainText.Clean(Question), [.. Statements.Select(option => option.ToOption())], MaxLength ?? 140, HeldForModerator ?? true,
        MaxPerParticipant ?? OpinionConfig.DefaultMaxPerParticipant);
}

/// <summary>An opinion activity.</summary>
/// <param name="config">What it asks.</param>
[Name("Opinion"), Implements(typeof(IActivityConfig)), WithParent]
public sealed class OpinionNode(OpinionConfig config) : IActivityConfig
{
    /// <inheritdoc/>
    public ActivityKind Kind => config.Kind;

    /// <summary>What the statements are about.</summary>
    public string Question => config.Question;

    /// <summary>The longest statement a participant may add, in characters; 0 if they may add none.</summary>
    public int MaxLength => config.MaxLength;

    /// <summary>Whether a moderator sees each added statement before others do.</summary>
    public bool HeldForModerator => config.HeldForModerator;

    /// <summary>How many statements one participant token may add; withdrawn ones are not counted.</summary>
    public int MaxPerParticipant => config.MaxPerParticipant;
}

/// <summary>A vote on a statement.</summary>
public sealed class VoteInput
{
    /// <summary>The statement's key.</summary>
    public required string StatementKey { get; init; }

    /// <summary>Agree, disagree or pass.</summary>
    public required Vote Vote { get; init; }
}

public sealed partial class ActivityConfigInput
{
    /// <summary>An opinion activity.</summary>
    public OpinionInput? Opinion { get; init => Take(field = value, opinion => opinion.ToConfig()); }
}

public sealed partial class ContributionInput
{
    /// <summary>A statement for an opinion activity.</summary>
    public TextInput? Statement { get; init => Take("statement", field = value, statement => new Statement(statement.Text)); }

    /// <summary>A vote on a statement of an opinion activity.</summary>
    public VoteInput? Vote { get; init => Take("vote", field = value, vote => new StatementVoteCast(vote.StatementKey, vote.Vote)); }
}

internal sealed partial class ActivityConfigs
{
    /// <inheritdoc/>
    public IActivityConfig Visit(OpinionConfig opinion) => new OpinionNode(opinion);
}
