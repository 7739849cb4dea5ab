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

    /// <summary>Whether nothing is answered. Forms send their empty fields too; an empty field, list or row is no answer.</summary>
    internal bool IsBlank =>
        Scale is null && Number is null && Date is null && IsNone(Choice) && !PlainText.Shows(Text)
        && AreNone(Choices) && AreNone(Ranking) && (Cells is null || Cells.All(IsNone));

    /// <summary>The names of the fields that something is answered in.</summary>
    internal IEnumerable<string> Filled()
    {
        (string Field, bool IsFilled)[] fields =
        [
            ("choice", !IsNone(Choice)), ("choices", !AreNone(Choices)), ("scale", Scale is not null), ("cells", Cells is not null && !Cells.All(IsNone)),
            ("ranking", !AreNone(Ranking)), ("number", Number is not null), ("date", Date is not null), ("text", PlainText.Shows(Text)),
        ];
        return fields.Where(field => field.IsFilled).Select(field => field.Field);
    }

    /// <summary>The answer without its empty fields, entries and rows.</summary>
    internal Answer WithoutBlanks() => this with
    {
        Choice = IsNone(Choice) ? null : Choice,
        Choices = WithoutNone(Choices, IsNone),
        Cells = WithoutNone(Cells, IsNone),
        Ranking = WithoutNone(Ranking, IsNone),
        Text = PlainText.Shows(Text) ? Text : null,
    };

    /// <summary>Whether an entry of a list is empty.</summary>
    internal static bool IsNone(string? id) => !PlainText.Shows(id);

    /// <summary>Whether a row of a matrix is left empty.</summary>
    internal static bool IsNone(MatrixCell? cell) => cell is null || IsNone(cell.Column);

    private static bool AreNone(IReadOnlyList<string>? ids) => ids is null || ids.All(IsNone);

    private static IReadOnlyList<T>? WithoutNone<T>(IReadOnlyList<T>? all, Func<T, bool> isNone) =>
        all is null || !all.Any(isNone) ? (all is { Count: 0 } ? null : all) : all.All(isNone) ? null : [.. all.Where(one => !isNone(one))];
}

/// <summary>The answer in one row of a matrix.</summary>
/// <param name="Row">The row's key.</param>
/// <param name="Column">The chosen column's key.</param>
[GenerateSerializer, Immutable, Alias("MatrixCell")]
public sealed record MatrixCell([property: Id(0)] string Row, [property: Id(1)] string Column);
