using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities.Survey;

/// <summary>Choose one option.</summary>
[GenerateSerializer, Immutable, Alias("SingleChoiceItem")]
public sealed record SingleChoiceItem : SurveyItem
{
    /// <summary>Two or more options; "prefer not to say" is one of them.</summary>
    [Id(0)]
    public required IReadOnlyList<Option> Options { get; init; }

    /// <inheritdoc/>
    public override string AnswerField => "choice";

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ISurveyItemVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Choosable => Options;

    /// <inheritdoc/>
    public override IEnumerable<Problem> CheckDefinition() => Activities.Options.Check(Options, 2, SurveyType.LongestList, "options");

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Answer answer) =>
        Activities.Options.Has(Options, answer.Choice!) ? [] : [Activities.Options.Unknown(answer.Choice!, "choice")];

    /// <inheritdoc/>
    public override void Count(Answer answer, CellWriter cells)
    {
        cells.Add(Key);
        cells.Add(Key, answer.Choice!);
    }

    /// <inheritdoc/>
    public override IEnumerable<ItemShape> Shapes() => [ItemShape.Distribution(Key, Options.Select(option => option.Key))];

    /// <inheritdoc/>
    public override IEnumerable<string> Chosen(Answer answer) => [answer.Choice!];
}

/// <summary>Choose any of the options, within limits.</summary>
[GenerateSerializer, Immutable, Alias("MultipleChoiceItem")]
public sealed record MultipleChoiceItem : SurveyItem
{
    /// <summary>Two or more options.</summary>
    [Id(0)]
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>The fewest that may be chosen when the question is answered.</summary>
    [Id(1)]
    public int Fewest { get; init; } = 1;

    /// <summary>The most that may be chosen; null for all.</summary>
    [Id(2)]
    public int? Most { get; init; }

    /// <inheritdoc/>
    public override string AnswerField => "choices";

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ISurveyItemVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Choosable => Options;

    /// <inheritdoc/>
    public override IEnumerable<Problem> CheckDefinition()
    {
        foreach (var problem in Activities.Options.Check(Options, 2, SurveyType.MostOptions, "options"))
        {
            yield return problem;
        }

        if (Fewest < 1 || Fewest > Options.Count)
        {
            yield return Problem.At(ProblemCode.Invalid, $"'fewest' is 1 to {Options.Count}; {Fewest} was sent.", "fewest");
        }

        if (Most is { } most && (most < Fewest || most > Options.Count))
        {
            yield return Problem.At(ProblemCode.Invalid, $"'most' is {Fewest} to {Options.Count}; {Most} was sent.", "most");
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Answer answer)
    {
        var choices = answer.Choices!;
        var chosen = choices.Count(choice => !Answer.IsNone(choice));
        if (chosen < Fewest || chosen > (Most ?? Options.Count))
        {
            yield return Problem.At(ProblemCode.Invalid, $"Choose {Fewest} to {Most ?? Options.Count} options.", "choices");
            yield break;
        }

        for (var i = 0; i < choices.Count; i++)
        {
            if (Answer.IsNone(choices[i]))
            {
                continue;
            }

            if (!Activities.Options.Has(Options, choices[i]))
            {
                yield return Activities.Options.Unknown(choices[i], "choices", $"{i}");
            }
            else if (choices.Take(i).Contains(choices[i], StringComparer.Ordinal))
            {
                yield return Problem.At(ProblemCode.Invalid, "This option is chosen twice.", "choices", $"{i}");
            }
        }
    }

    /// <inheritdoc/>
    public override void Count(Answer answer, CellWriter cells)
    {
        cells.Add(Key);
        foreach (var choice in answer.Choices!)
        {
            cells.Add(Key, choice);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<ItemShape> Shapes() =>
        [ItemShape.Choices(Key, Options.Select(option => option.Key)) with { FewestChosen = Fewest, MostChosen = Most ?? Options.Count }];

    /// <inheritdoc/>
    public override IEnumerable<string> Chosen(Answer answer) => answer.Choices!;
}
