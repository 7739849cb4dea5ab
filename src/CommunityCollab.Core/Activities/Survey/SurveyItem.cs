using System.Text.Json.Serialization;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities.Survey;

/// <summary>A question. Each type of question is a subclass that knows its own rules, and a line in the list below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SingleChoiceItem), "single")]
[JsonDerivedType(typeof(MultipleChoiceItem), "multiple")]
[JsonDerivedType(typeof(ScaleItem), "scale")]
[JsonDerivedType(typeof(MatrixItem), "matrix")]
[JsonDerivedType(typeof(RankItem), "rank")]
[JsonDerivedType(typeof(NumberItem), "number")]
[JsonDerivedType(typeof(DateItem), "date")]
[JsonDerivedType(typeof(ShortTextItem), "shortText")]
[JsonDerivedType(typeof(LongTextItem), "longText")]
[GenerateSerializer, Immutable, Alias("SurveyItem")]
public abstract record SurveyItem
{
    /// <summary>Its key, unique in the survey; <c>id</c> in the store, as it was first called.</summary>
    [Id(0), JsonPropertyName("id")]
    public required string Key { get; init; }

    /// <summary>What is asked.</summary>
    [Id(1)]
    public required string Prompt { get; init; }

    /// <summary>The heading it stands under; null to go on under the one before.</summary>
    [Id(2)]
    public string? Section { get; init; }

    /// <summary>Whether a person who sees it must answer it.</summary>
    [Id(3)]
    public bool Required { get; init; }

    /// <summary>Skip logic: the question shows only if all of these hold; always, when empty.</summary>
    [Id(4)]
    public IReadOnlyList<Condition> VisibleIf { get; init; } = [];

    /// <summary>The field of <see cref="Answer"/> this question is answered in.</summary>
    [JsonIgnore]
    public abstract string AnswerField { get; }

    /// <summary>Does what a visitor does for this type of question.</summary>
    public abstract TResult Accept<TResult>(ISurveyItemVisitor<TResult> visitor);

    /// <summary>The problems of the question itself, with paths from the question.</summary>
    public abstract IEnumerable<Problem> CheckDefinition();

    /// <summary>The problems of an answer, with paths from the answer. Its own field is filled.</summary>
    public abstract IEnumerable<Problem> Check(Answer answer);

    /// <summary>Counts an answer.</summary>
    public abstract void Count(Answer answer, CellWriter cells);

    /// <summary>What is published of the question.</summary>
    public abstract IEnumerable<ItemShape> Shapes();

    /// <summary>Every text in it that its author wrote, with paths from the question.</summary>
    public virtual IEnumerable<AuthorText> Texts() => [new(Prompt, "prompt"), new(Section, "section"), .. AuthorText.Labels(Choosable ?? [], "options")];

    /// <summary>The keys of options that an answer holds, for skip logic; empty for questions without options.</summary>
    public virtual IEnumerable<string> Chosen(Answer answer) => [];

    /// <summary>The number an answer holds, for skip logic; null for questions without one.</summary>
    public virtual decimal? Amount(Answer answer) => null;

    /// <summary>The options skip logic may name; null for questions without options.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<Option>? Choosable => null;
}
