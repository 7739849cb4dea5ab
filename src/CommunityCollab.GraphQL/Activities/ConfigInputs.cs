using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>A survey.</summary>
public sealed class SurveyInput
{
    /// <summary>The questions, in order.</summary>
    public required IReadOnlyList<SurveyItemInput> Items { get; init; }
}

/// <summary>A poll.</summary>
public sealed class PollInput
{
    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>Two or more answers.</summary>
    public required IReadOnlyList<OptionInput> Options { get; init; }
}

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
}

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
}

/// <summary>What an activity asks: exactly one of these.</summary>
[OneOf]
public sealed class ActivityConfigInput
{
    /// <summary>A survey.</summary>
    public SurveyInput? Survey { get; init; }

    /// <summary>A poll.</summary>
    public PollInput? Poll { get; init; }

    /// <summary>An exchange.</summary>
    public ExchangeInput? Exchange { get; init; }

    /// <summary>An opinion activity.</summary>
    public OpinionInput? Opinion { get; init; }

    internal ActivityConfig ToConfig() => this switch
    {
        { Survey: { } survey } => new SurveyConfig([.. survey.Items.Select(item => item.ToItem())]),
        { Poll: { } poll } => new PollConfig(PlainText.Clean(poll.Question), [.. poll.Options.Select(option => option.ToOption())]),
        { Exchange: { } exchange } => new ExchangeConfig(
            PlainText.Clean(exchange.Question), exchange.MaxLength ?? 300, exchange.HeldForModerator ?? false,
            exchange.MaxPerParticipant ?? ExchangeConfig.DefaultMaxPerParticipant),
        _ => new OpinionConfig(
            PlainText.Clean(Opinion!.Question), [.. Opinion.Statements.Select(option => option.ToOption())], Opinion.MaxLength ?? 140, Opinion.HeldForModerator ?? true,
            Opinion.MaxPerParticipant ?? OpinionConfig.DefaultMaxPerParticipant),
    };
}
