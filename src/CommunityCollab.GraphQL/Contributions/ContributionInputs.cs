using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;
using GraphQL;

namespace CommunityCollab.GraphQL.Contributions;

/// <summary>The answer in one row of a matrix.</summary>
public sealed class MatrixCellInput
{
    /// <summary>The row's key.</summary>
    public required string Row { get; init; }

    /// <summary>The chosen column's key.</summary>
    public required string Column { get; init; }
}

/// <summary>An answer to one question of a survey. Fill the field that the question's <c>answerField</c> names.</summary>
public sealed class AnswerInput
{
    /// <summary>The question's key.</summary>
    public required string Item { get; init; }

    /// <summary>The chosen option.</summary>
    public string? Choice { get; init; }

    /// <summary>The chosen options.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The point on the scale.</summary>
    public int? Scale { get; init; }

    /// <summary>The chosen column of each answered row.</summary>
    public IReadOnlyList<MatrixCellInput>? Cells { get; init; }

    /// <summary>The options in order, best first.</summary>
    public IReadOnlyList<string>? Ranking { get; init; }

    /// <summary>The number.</summary>
    public decimal? Number { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The text.</summary>
    public string? Text { get; init; }

    internal Answer ToAnswer() => new(Item)
    {
        Choice = Choice,
        Choices = Choices,
        Scale = Scale,
        Cells = Cells is null ? null : [.. Cells.Select(cell => new MatrixCell(cell.Row, cell.Column))],
        Ranking = Ranking,
        Number = Number,
        Date = Date,
        Text = Text,
    };
}

/// <summary>Answers to a survey.</summary>
public sealed class SurveyResponseInput
{
    /// <summary>An answer for each question the person answered.</summary>
    public required IReadOnlyList<AnswerInput> Answers { get; init; }
}

/// <summary>An answer to a poll.</summary>
public sealed class PollAnswerInput
{
    /// <summary>The chosen option's key.</summary>
    public required string Choice { get; init; }
}

/// <summary>A thought shared in an exchange, or a statement added to an opinion activity.</summary>
public sealed class TextInput
{
    /// <summary>The person's own words.</summary>
    public required string Text { get; init; }
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

/// <summary>A vote on a statement.</summary>
public sealed class VoteInput
{
    /// <summary>The statement's key.</summary>
    public required string StatementKey { get; init; }

    /// <summary>Agree, disagree or pass.</summary>
    public required Vote Vote { get; init; }
}

/// <summary>What a contribution says: exactly one of these, as fits the activity.</summary>
[OneOf]
public sealed class ContributionInput
{
    /// <summary>Answers to a survey.</summary>
    public SurveyResponseInput? Survey { get; init; }

    /// <summary>An answer to a poll.</summary>
    public PollAnswerInput? Poll { get; init; }

    /// <summary>A thought for an exchange.</summary>
    public TextInput? Thought { get; init; }

    /// <summary>Stars for a thought of an exchange.</summary>
    public RatingInput? Rating { get; init; }

    /// <summary>A thought of an exchange passed over.</summary>
    public RatingSkipInput? Skip { get; init; }

    /// <summary>A statement for an opinion activity.</summary>
    public TextInput? Statement { get; init; }

    /// <summary>A vote on a statement of an opinion activity.</summary>
    public VoteInput? Vote { get; init; }

    internal ContributionBody ToBody() => this switch
    {
        { Survey: { } survey } => new SurveyResponse([.. survey.Answers.Select(answer => answer.ToAnswer())]),
        { Poll: { } poll } => new PollAnswer(poll.Choice),
        { Thought: { } thought } => new Thought(thought.Text),
        { Rating: { } rating } => new Rating(rating.ThoughtKey, rating.Stars),
        { Skip: { } skip } => new RatingSkip(skip.ThoughtKey, skip.Reason),
        { Statement: { } statement } => new Statement(statement.Text),
        _ => new StatementVoteCast(Vote!.StatementKey, Vote.Vote),
    };

    /// <summary>The field that is filled, for paths.</summary>
    internal string Field() => this switch
    {
        { Survey: not null } => "survey",
        { Poll: not null } => "poll",
        { Thought: not null } => "thought",
        { Rating: not null } => "rating",
        { Skip: not null } => "skip",
        { Statement: not null } => "statement",
        _ => "vote",
    };
}

/// <summary>A contribution to an activity.</summary>
public sealed class SubmitContributionInput
{
    /// <summary>The activity.</summary>
    [Id]
    public required string ActivityId { get; init; }

    /// <summary>An id you make for it. Sending it again with the same body is safe and answers with the first receipt.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The token that joining the activity gave, unless it is anonymous.</summary>
    public string? ParticipantToken { get; init; }

    /// <summary>The one-time token, where the activity takes one response a token.</summary>
    public string? OneTimeToken { get; init; }

    /// <summary>The stakeholder groups the person says they belong to, any number.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>What it says.</summary>
    public required ContributionInput Contribution { get; init; }
}

/// <summary>A contribution to take back.</summary>
public sealed class WithdrawContributionInput
{
    /// <summary>The activity.</summary>
    [Id]
    public required string ActivityId { get; init; }

    /// <summary>The submission id of the contribution.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The token of the participant who gave it.</summary>
    public required string ParticipantToken { get; init; }
}

/// <summary>An activity to join.</summary>
public sealed class JoinActivityInput
{
    /// <summary>The activity.</summary>
    [Id]
    public required string ActivityId { get; init; }

    /// <summary>The person's name, where the activity is IDENTIFIED; refused elsewhere.</summary>
    public string? Name { get; init; }
}
