using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities.Survey;

/// <summary>Put all the options in order. What is published is each option's mean place, 1 being best.</summary>
[GenerateSerializer, Immutable, Alias("RankItem")]
public sealed record RankItem : SurveyItem
{
    /// <summary>Two or more options.</summary>
    [Id(0)]
    public required IReadOnlyList<Option> Options { get; init; }

    /// <inheritdoc/>
    public override string AnswerField => "ranking";

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ISurveyItemVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Choosable => Options;

    /// <inheritdoc/>
    public override IEnumerable<Problem> CheckDefinition() => Activities.Options.Check(Options, 2, SurveyType.MostOptions, "options");

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Answer answer)
    {
        var ranking = answer.Ranking!;
        for (var i = 0; i < ranking.Count; i++)
        {
            if (!Answer.IsNone(ranking[i]) && !Activities.Options.Has(Options, ranking[i]))
            {
                yield return Activities.Options.Unknown(ranking[i], "ranking", $"{i}");
            }
        }

        var placed = ranking.Where(option => !Answer.IsNone(option)).ToList();
        if (placed.Count != Options.Count || placed.Distinct(StringComparer.Ordinal).Count() != placed.Count)
        {
            yield return Problem.At(ProblemCode.Invalid, "Give every option one place, best first.", "ranking");
        }
    }

    /// <inheritdoc/>
    public override void Count(Answer answer, CellWriter cells)
    {
        for (var place = 0; place < answer.Ranking!.Count; place++)
        {
            cells.Add(ItemOf(answer.Ranking[place]), value: place + 1);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<ItemShape> Shapes()
    {
        // The mean places add up to a constant, so a hidden one follows from all the others.
        string[] items = [.. Options.Select(option => ItemOf(option.Key))];
        return items.Select(item => ItemShape.Mean(item, low: 1, high: items.Length) with { DependsOn = items });
    }

    private string ItemOf(string option) => $"{Key}.{option}";
}
