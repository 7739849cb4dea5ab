using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities.Survey;

/// <summary>Write a line. What is published is how many people did; texts are read by people, never tallied.</summary>
[GenerateSerializer, Immutable, Alias("ShortTextItem")]
public sealed record ShortTextItem : SurveyItem
{
    /// <summary>The longest text a short answer may be, in grapheme clusters.</summary>
    public const int Longest = 200;

    /// <inheritdoc/>
    public override string AnswerField => "text";

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ISurveyItemVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override IEnumerable<Problem> CheckDefinition() => [];

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Answer answer) => PlainText.Check(answer.Text!, Longest, "text");

    /// <inheritdoc/>
    public override void Count(Answer answer, CellWriter cells) => cells.Add(Key);

    /// <inheritdoc/>
    public override IEnumerable<ItemShape> Shapes() => [ItemShape.Count(Key)];
}

/// <summary>Write as much as there is to say, within a limit.</summary>
[GenerateSerializer, Immutable, Alias("LongTextItem")]
public sealed record LongTextItem : SurveyItem
{
    /// <summary>The longest limit an author may set, in grapheme clusters.</summary>
    public const int Longest = 10_000;

    /// <summary>The longest answer taken, in grapheme clusters.</summary>
    [Id(0)]
    public int MaxLength { get; init; } = 2_000;

    /// <inheritdoc/>
    public override string AnswerField => "text";

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ISurveyItemVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override IEnumerable<Problem> CheckDefinition() =>
        MaxLength is >= 1 and <= Longest
            ? []
            : [Problem.At(ProblemCode.Invalid, $"'maxLength' is 1 to {Longest}.", "maxLength")];

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Answer answer) => PlainText.Check(answer.Text!, MaxLength, "text");

    /// <inheritdoc/>
    public override void Count(Answer answer, CellWriter cells) => cells.Add(Key);

    /// <inheritdoc/>
    public override IEnumerable<ItemShape> Shapes() => [ItemShape.Count(Key)];
}
