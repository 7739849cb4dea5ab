using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>Skip logic: a condition on an earlier answer.</summary>
/// <param name="condition">The condition.</param>
[Name("Condition"), WithParent]
public sealed class ConditionNode(Condition condition)
{
    /// <summary>The earlier question's key.</summary>
    public string Item => condition.Item;

    /// <summary>How its answer is compared.</summary>
    public ConditionOperator Operator => condition.Operator;

    /// <summary>Keys of options compared with.</summary>
    public IReadOnlyList<string> Options => condition.Options;

    /// <summary>Number compared with.</summary>
    public decimal? Amount => condition.Amount;
}

/// <summary>A question of a survey.</summary>
/// <param name="item">The question.</param>
[Name("SurveyItem"), WithParent]
public sealed class SurveyItemNode(SurveyItem item)
{
    /// <summary>Its key, unique in the survey.</summary>
    public string Key => item.Key;

    /// <summary>Its type.</summary>
    public SurveyItemType Type => item.Accept(new TypeOfItem());

    /// <summary>What is asked.</summary>
    public string Prompt => item.Prompt;

    /// <summary>The heading it stands under; null to go on under the one before.</summary>
    public string? Section => item.Section;

    /// <summary>Whether a person who sees it must answer it.</summary>
    public bool Required => item.Required;

    /// <summary>Skip logic: it shows only if all of these hold.</summary>
    public IReadOnlyList<ConditionNode> VisibleIf => [.. item.VisibleIf.Select(condition => new ConditionNode(condition))];

    /// <summary>The field of an answer it is answered in.</summary>
    public string AnswerField => item.AnswerField;

    /// <summary>The options, for choices and rankings.</summary>
    public IReadOnlyList<OptionNode>? Options => item.Choosable is { } options ? OptionNode.All(options) : null;

    /// <summary>The rows, for a matrix.</summary>
    public IReadOnlyList<OptionNode>? Rows => item is MatrixItem matrix ? OptionNode.All(matrix.Rows) : null;

    /// <summary>The columns, for a matrix.</summary>
    public IReadOnlyList<OptionNode>? Columns => item is MatrixItem matrix ? OptionNode.All(matrix.Columns) : null;

    /// <summary>The fewest options that may be chosen, for a multiple choice.</summary>
    public int? Fewest => (item as MultipleChoiceItem)?.Fewest;

    /// <summary>The most options that may be chosen, for a multiple choice; null for all.</summary>
    public int? Most => (item as MultipleChoiceItem)?.Most;

    /// <summary>The low end, for a scale or a number.</summary>
    public decimal? Low => item switch { ScaleItem scale => scale.Low, NumberItem number => number.Low, _ => null };

    /// <summary>The high end, for a scale or a number.</summary>
    public decimal? High => item switch { ScaleItem scale => scale.High, NumberItem number => number.High, _ => null };

    /// <summary>What the low end of a scale says.</summary>
    public string? LowLabel => (item as ScaleItem)?.LowLabel;

    /// <summary>What the high end of a scale says.</summary>
    public string? HighLabel => (item as ScaleItem)?.HighLabel;

    /// <summary>How many decimals a number may have.</summary>
    public int? Decimals => (item as NumberItem)?.Decimals;

    /// <summary>The first date taken, for a date.</summary>
    public DateOnly? First => (item as DateItem)?.First;

    /// <summary>The last date taken, for a date.</summary>
    public DateOnly? Last => (item as DateItem)?.Last;

    /// <summary>The longest text taken, in characters, for a text.</summary>
    public int? MaxLength => item switch { ShortTextItem => ShortTextItem.Longest, LongTextItem text => text.MaxLength, _ => null };

    private sealed class TypeOfItem : ISurveyItemVisitor<SurveyItemType>
    {
        public SurveyItemType Visit(SingleChoiceItem item) => SurveyItemType.SingleChoice;

        public SurveyItemType Visit(MultipleChoiceItem item) => SurveyItemType.MultipleChoice;

        public SurveyItemType Visit(ScaleItem item) => SurveyItemType.Scale;

        public SurveyItemType Visit(MatrixItem item) => SurveyItemType.Matrix;

        public SurveyItemType Visit(RankItem item) => SurveyItemType.Rank;

        public SurveyItemType Visit(NumberItem item) => SurveyItemType.Number;

        public SurveyItemType Visit(DateItem item) => SurveyItemType.Date;

        public SurveyItemType Visit(ShortTextItem item) => SurveyItemType.ShortText;

        public SurveyItemType Visit(LongTextItem item) => SurveyItemType.LongText;
    }
}
