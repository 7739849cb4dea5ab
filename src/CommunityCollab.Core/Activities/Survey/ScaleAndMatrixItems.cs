using System.Globalization;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities.Survey;

/// <summary>Choose a whole number on a scale.</summary>
[GenerateSerializer, Immutable, Alias("ScaleItem")]
public sealed record ScaleItem : SurveyItem
{
    private const int Longest = 11;

    /// <summary>The lowest point.</summary>
    [Id(0)]
    public int Low { get; init; } = 1;

    /// <summary>The highest point.</summary>
    [Id(1)]
    public int High { get; init; } = 5;

    /// <summary>What the lowest point says; may be empty.</summary>
    [Id(2)]
    public string LowLabel { get; init; } = "";

    /// <summary>What the highest point says; may be empty.</summary>
    [Id(3)]
    public string HighLabel { get; init; } = "";

    /// <inheritdoc/>
    public override string AnswerField => "scale";

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ISurveyItemVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override IEnumerable<AuthorText> Texts() => [.. base.Texts(), new(LowLabel, "lowLabel"), new(HighLabel, "highLabel")];

    /// <inheritdoc/>
    public override IEnumerable<Problem> CheckDefinition()
    {
        if (Low >= High || (long)High - Low >= Longest)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A scale goes up from its low end to its high end in 2 to {Longest} points.", "high");
        }

        if (PlainText.Shows(LowLabel) && Likeness.Of(LowLabel) == Likeness.Of(HighLabel))
        {
            yield return Problem.At(ProblemCode.Invalid, $"'{LowLabel}' and '{HighLabel}' look the same to those who read them; name the two ends of the scale differently.", "highLabel");
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Answer answer) =>
        answer.Scale >= Low && answer.Scale <= High
            ? []
            : [Problem.At(ProblemCode.Invalid, $"Choose a whole number from {Low} to {High}; {answer.Scale} was sent.", "scale")];

    /// <inheritdoc/>
    public override void Count(Answer answer, CellWriter cells)
    {
        var point = answer.Scale!.Value;
        cells.Add(Key, value: point);
        cells.Add(Key, point.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public override IEnumerable<ItemShape> Shapes() =>
        [ItemShape.Scale(Key, Enumerable.Range(Low, High - Low + 1).Select(point => point.ToString(CultureInfo.InvariantCulture)), Low, High)];

    /// <inheritdoc/>
    public override decimal? Amount(Answer answer) => answer.Scale;
}

/// <summary>The same choice for several rows.</summary>
[GenerateSerializer, Immutable, Alias("MatrixItem")]
public sealed record MatrixItem : SurveyItem
{
    /// <summary>What is judged.</summary>
    [Id(0)]
    public required IReadOnlyList<Option> Rows { get; init; }

    /// <summary>The answers to choose from in each row.</summary>
    [Id(1)]
    public required IReadOnlyList<Option> Columns { get; init; }

    /// <inheritdoc/>
    public override string AnswerField => "cells";

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ISurveyItemVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override IEnumerable<AuthorText> Texts() => [.. base.Texts(), .. AuthorText.Labels(Rows, "rows"), .. AuthorText.Labels(Columns, "columns")];

    /// <inheritdoc/>
    public override IEnumerable<Problem> CheckDefinition() =>
        [.. Options.Check(Rows, 1, SurveyType.MostOptions, "rows"), .. Options.Check(Columns, 2, SurveyType.MostOptions, "columns")];

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Answer answer)
    {
        var cells = answer.Cells!;
        if (Required && cells.Count(cell => !Answer.IsNone(cell)) < Rows.Count)
        {
            yield return Problem.At(ProblemCode.Required, "Answer every row.", "cells");
        }

        var answered = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
        {
            if (Answer.IsNone(cells[i]) && Answer.IsNone(cells[i]?.Row))
            {
                continue;
            }

            if (!Options.Has(Rows, cells[i]?.Row))
            {
                yield return Options.Unknown(cells[i]?.Row, "cells", $"{i}", "row");
            }
            else if (!Answer.IsNone(cells[i]) && !answered.Add(cells[i].Row))
            {
                yield return Problem.At(ProblemCode.Invalid, "This row is answered twice.", "cells", $"{i}", "row");
            }

            if (!Answer.IsNone(cells[i]) && !Options.Has(Columns, cells[i].Column))
            {
                yield return Options.Unknown(cells[i]?.Column, "cells", $"{i}", "column");
            }
        }
    }

    /// <inheritdoc/>
    public override void Count(Answer answer, CellWriter cells)
    {
        foreach (var cell in answer.Cells!)
        {
            var item = ItemOf(cell.Row);
            cells.Add(item);
            cells.Add(item, cell.Column);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<ItemShape> Shapes() =>
        Rows.Select(row => ItemShape.Distribution(ItemOf(row.Key), Columns.Select(column => column.Key)));

    private string ItemOf(string row) => $"{Key}.{row}";
}
