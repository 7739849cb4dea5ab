using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.GraphQL.Activities;

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

    internal SurveyResponse ToBody() => new([.. Answers.Select(answer => answer.ToAnswer())]);
}
