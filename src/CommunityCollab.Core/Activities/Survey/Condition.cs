using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities.Survey;

/// <summary>A piece of skip logic about an earlier answer. A hidden or unanswered question meets no condition but
/// <see cref="ConditionOperator.NotAnswered"/>.</summary>
/// <param name="Item">The earlier question.</param>
/// <param name="Operator">How its answer is compared.</param>
/// <param name="Options">Options compared with, for the choice operators.</param>
/// <param name="Amount">Number compared with, for the number operators.</param>
[GenerateSerializer, Immutable, Alias("Condition")]
public sealed record Condition(
    [property: Id(0)] string Item,
    [property: Id(1)] ConditionOperator Operator,
    [property: Id(2)] IReadOnlyList<string> Options,
    [property: Id(3)] decimal? Amount = null)
{
    /// <summary>Whether the condition holds for the answer given to its question; null when there is none.</summary>
    public bool Holds(SurveyItem item, Answer? answer) => answer is null
        ? Operator == ConditionOperator.NotAnswered
        : Operator switch
        {
            ConditionOperator.AnyOf => item.Chosen(answer).Any(Options.Contains),
            ConditionOperator.NoneOf => !item.Chosen(answer).Any(Options.Contains),
            ConditionOperator.AtLeast => item.Amount(answer) >= Amount,
            ConditionOperator.AtMost => item.Amount(answer) <= Amount,
            ConditionOperator.Answered => true,
            _ => false,
        };

    /// <summary>The problems of the condition itself.</summary>
    /// <param name="item">The question it is about; null if there is no earlier question of that key.</param>
    public IEnumerable<Problem> CheckDefinition(SurveyItem? item)
    {
        if (item is null)
        {
            yield return Problem.At(ProblemCode.Invalid, "Skip logic looks at a question that stands earlier.", "item");
        }
        else if (Operator is ConditionOperator.AnyOf or ConditionOperator.NoneOf)
        {
            if (item.Choosable is null || Options.Count == 0 || Options.Any(option => !Activities.Options.Has(item.Choosable, option)))
            {
                yield return Problem.At(ProblemCode.Invalid, "Name options of that question.", "options");
            }
        }
        else if (Operator is ConditionOperator.AtLeast or ConditionOperator.AtMost && (Amount is null || item is not (ScaleItem or NumberItem)))
        {
            yield return Problem.At(ProblemCode.Invalid, "Give an amount, and look at a scale or a number.", "amount");
        }
    }
}

/// <summary>How skip logic compares an earlier answer.</summary>
[GenerateSerializer, Alias("ConditionOperator")]
public enum ConditionOperator
{
    /// <summary>One of the named options was chosen.</summary>
    AnyOf,

    /// <summary>It was answered, with none of the named options.</summary>
    NoneOf,

    /// <summary>The number is at least the amount.</summary>
    AtLeast,

    /// <summary>The number is at most the amount.</summary>
    AtMost,

    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It was not answered, or was itself hidden.</summary>
    NotAnswered,
}
