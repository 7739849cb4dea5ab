using System.Text.Json.Serialization;

namespace CommunityCollab.Core.Activities.Survey;

/// <summary>One person's answers to a survey.</summary>
/// <param name="Answers">An answer for each question the person answered; questions left out are not answered.</param>
[GenerateSerializer, Immutable, Alias("SurveyResponse")]
public sealed record SurveyResponse([property: Id(0)] IReadOnlyList<Answer> Answers) : ContributionBody;

/// <summary>An answer to one question. Exactly the field that fits the question's type is filled.</summary>
/// <param name="Item">The question's key.</param>
[GenerateSerializer, Immutable, Alias("Answer")]
public sealed record Answer([property: Id(0)] string Item)
{
    /// <summary>The chosen option, for a single choice.</summary>
    [Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Choice { get; init; }

    /// <summary>The chosen options, for a multiple choice.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The point on a scale.</summary>
    [Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Scale { get; init; }

    /// <summary>The chosen column of each answered row, for a matrix.</summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MatrixCell>? Cells { get; init; }

    /// <summary>The options in order, best first, for a ranking.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Ranking { get; init; }

    /// <summary>The number.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Number { get; init; }

    /// <summary>The date, without a time.</summary>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Date { get; init; }

    /// <summary>The text.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>The names of the fields that are filled.</summary>
    internal IEnumerable<string> Filled()
    {
        if (Choice is not null)
        {
            yield return "choice";
        }

        if (Choices is not null)
        {
            yield return "choices";
        }

        if (Scale is not null)
        {
            yield return "scale";
        }

        if (Cells is not null)
        {
            yield return "cells";
        }

        if (Ranking is not null)
        {
            yield return "ranking";
        }

        if (Number is not null)
        {
            yield return "number";
        }

        if (Date is not null)
        {
            yield return "date";
        }

        if (Text is not null)
        {
            yield return "text";
        }
    }
}

/// <summary>The answer in one row of a matrix.</summary>
/// <param name="Row">The row's key.</param>
/// <param name="Column">The chosen column's key.</param>
[GenerateSerializer, Immutable, Alias("MatrixCell")]
public sealed record MatrixCell([property: Id(0)] string Row, [property: Id(1)] string Column);
