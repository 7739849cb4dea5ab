using CommunityCollab.GraphQL.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>An answer that can be chosen, or a row or thing to be placed.</summary>
/// <param name="option">The option.</param>
[Name("Option"), WithParent]
public sealed class OptionNode(Option option)
{
    /// <summary>Its key, unique in its list.</summary>
    public string Key => option.Key;

    /// <summary>What people read.</summary>
    public string Label => option.Label;

    internal static IReadOnlyList<OptionNode> All(IReadOnlyList<Option> options) => [.. options.Select(option => new OptionNode(option))];
}

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
    public SurveyItemType Type => item switch
    {
        SingleChoiceItem => SurveyItemType.SingleChoice,
        MultipleChoiceItem => SurveyItemType.MultipleChoice,
        ScaleItem => SurveyItemType.Scale,
        MatrixItem => SurveyItemType.Matrix,
        RankItem => SurveyItemType.Rank,
        NumberItem => SurveyItemType.Number,
        DateItem => SurveyItemType.Date,
        ShortTextItem => SurveyItemType.ShortText,
        _ => SurveyItemType.LongText,
    };

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
}

/// <summary>A survey.</summary>
/// <param name="config">What it asks.</param>
[Name("Survey"), WithParent]
public sealed class SurveyNode(SurveyConfig config)
{
    /// <summary>The questions, in order.</summary>
    public IReadOnlyList<SurveyItemNode> Items => [.. config.Items.Select(item => new SurveyItemNode(item))];
}

/// <summary>A poll. Its cells are keyed <c>poll/option</c>.</summary>
/// <param name="config">What it asks.</param>
[Name("Poll"), WithParent]
public sealed class PollNode(PollConfig config)
{
    /// <summary>What is asked.</summary>
    public string Question => config.Question;

    /// <summary>The answers.</summary>
    public IReadOnlyList<OptionNode> Options => OptionNode.All(config.Options);
}

/// <summary>An exchange.</summary>
/// <param name="config">What it asks.</param>
[Name("Exchange"), WithParent]
public sealed class ExchangeNode(ExchangeConfig config)
{
    /// <summary>The open question.</summary>
    public string Question => config.Question;

    /// <summary>The longest thought taken, in characters.</summary>
    public int MaxLength => config.MaxLength;

    /// <summary>Whether a moderator sees each thought before others do.</summary>
    public bool HeldForModerator => config.HeldForModerator;

    /// <summary>How many thoughts one participant token may share; withdrawn ones are not counted.</summary>
    public int MaxPerParticipant => config.MaxPerParticipant;
}

/// <summary>An opinion activity.</summary>
/// <param name="config">What it asks.</param>
[Name("Opinion"), WithParent]
public sealed class OpinionNode(OpinionConfig config)
{
    /// <summary>What the statements are about.</summary>
    public string Question => config.Question;

    /// <summary>The longest statement a participant may add, in characters; 0 if they may add none.</summary>
    public int MaxLength => config.MaxLength;

    /// <summary>Whether a moderator sees each added statement before others do.</summary>
    public bool HeldForModerator => config.HeldForModerator;

    /// <summary>How many statements one participant token may add; withdrawn ones are not counted.</summary>
    public int MaxPerParticipant => config.MaxPerParticipant;
}
