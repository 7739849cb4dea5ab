using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>The types of survey questions.</summary>
public enum SurveyItemType
{
    /// <summary>Choose one option.</summary>
    SingleChoice,

    /// <summary>Choose any of the options, within limits.</summary>
    MultipleChoice,

    /// <summary>Choose a whole number on a scale.</summary>
    Scale,

    /// <summary>The same choice for several rows.</summary>
    Matrix,

    /// <summary>Put all the options in order.</summary>
    Rank,

    /// <summary>Give a number.</summary>
    Number,

    /// <summary>Give a date.</summary>
    Date,

    /// <summary>Write a line.</summary>
    ShortText,

    /// <summary>Write as much as there is to say.</summary>
    LongText,
}

/// <summary>An answer that can be chosen, or a row or thing to be placed.</summary>
public sealed class OptionInput
{
    /// <summary>Its key, unique in its list: letters, digits, '-' and '_'.</summary>
    public required string Key { get; init; }

    /// <summary>What people read.</summary>
    public required string Label { get; init; }

    internal Option ToOption() => new(Key, PlainText.Clean(Label));
}

/// <summary>Skip logic: a condition on an earlier answer.</summary>
public sealed class ConditionInput
{
    /// <summary>The earlier question's key.</summary>
    public required string Item { get; init; }

    /// <summary>How its answer is compared.</summary>
    public required ConditionOperator Operator { get; init; }

    /// <summary>Keys of options compared with, for ANY_OF and NONE_OF.</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>Number compared with, for AT_LEAST and AT_MOST.</summary>
    public decimal? Amount { get; init; }
}

/// <summary>A question of a survey. Which fields count depends on its type; the others are ignored.</summary>
public sealed class SurveyItemInput
{
    /// <summary>Its key, unique in the survey: letters, digits, '-' and '_'.</summary>
    public required string Key { get; init; }

    /// <summary>Its type.</summary>
    public required SurveyItemType Type { get; init; }

    /// <summary>What is asked.</summary>
    public required string Prompt { get; init; }

    /// <summary>The heading it stands under.</summary>
    public string? Section { get; init; }

    /// <summary>Whether a person who sees it must answer it.</summary>
    public bool? Required { get; init; }

    /// <summary>Skip logic: it shows only if all of these hold.</summary>
    public IReadOnlyList<ConditionInput>? VisibleIf { get; init; }

    /// <summary>The options, for choices and rankings.</summary>
    public IReadOnlyList<OptionInput>? Options { get; init; }

    /// <summary>The rows, for a matrix.</summary>
    public IReadOnlyList<OptionInput>? Rows { get; init; }

    /// <summary>The columns, for a matrix.</summary>
    public IReadOnlyList<OptionInput>? Columns { get; init; }

    /// <summary>The fewest options that may be chosen, for a multiple choice; 1 when left out.</summary>
    public int? Fewest { get; init; }

    /// <summary>The most options that may be chosen, for a multiple choice; all when left out.</summary>
    public int? Most { get; init; }

    /// <summary>The low end, for a scale (1 when left out) or a number (0).</summary>
    public decimal? Low { get; init; }

    /// <summary>The high end, for a scale (5 when left out) or a number (1,000,000).</summary>
    public decimal? High { get; init; }

    /// <summary>What the low end of a scale says.</summary>
    public string? LowLabel { get; init; }

    /// <summary>What the high end of a scale says.</summary>
    public string? HighLabel { get; init; }

    /// <summary>How many decimals a number may have; 0 when left out.</summary>
    public int? Decimals { get; init; }

    /// <summary>The first date taken, for a date.</summary>
    public DateOnly? First { get; init; }

    /// <summary>The last date taken, for a date.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>The longest text taken, for a long text; 2,000 characters when left out.</summary>
    public int? MaxLength { get; init; }

    internal SurveyItem ToItem()
    {
        var conditions = (VisibleIf ?? []).Select(condition => new Condition(condition.Item, condition.Operator, condition.Options ?? [], condition.Amount)).ToList();
        return Bare() with { Section = Section is null ? null : PlainText.Clean(Section), Required = Required ?? false, VisibleIf = conditions };
    }

    private static List<Option> List(IReadOnlyList<OptionInput>? options) => [.. (options ?? []).Select(option => option.ToOption())];

    // Ends of a scale beyond 32 bits are no scale; they are brought into range, where validation refuses them.
    private static int Whole(decimal number) => (int)Math.Clamp(number, int.MinValue, int.MaxValue);

    private SurveyItem Bare()
    {
        var prompt = PlainText.Clean(Prompt);
        return Type switch
        {
            SurveyItemType.SingleChoice => new SingleChoiceItem { Key = Key, Prompt = prompt, Options = List(Options) },
            SurveyItemType.MultipleChoice => new MultipleChoiceItem { Key = Key, Prompt = prompt, Options = List(Options), Fewest = Fewest ?? 1, Most = Most },
            SurveyItemType.Scale => new ScaleItem { Key = Key, Prompt = prompt, Low = Whole(Low ?? 1), High = Whole(High ?? 5), LowLabel = LowLabel ?? "", HighLabel = HighLabel ?? "" },
            SurveyItemType.Matrix => new MatrixItem { Key = Key, Prompt = prompt, Rows = List(Rows), Columns = List(Columns) },
            SurveyItemType.Rank => new RankItem { Key = Key, Prompt = prompt, Options = List(Options) },
            SurveyItemType.Number => new NumberItem { Key = Key, Prompt = prompt, Low = Low ?? 0, High = High ?? 1_000_000, Decimals = Decimals ?? 0 },
            SurveyItemType.Date => new DateItem { Key = Key, Prompt = prompt, First = First ?? DateOnly.MinValue, Last = Last ?? DateOnly.MaxValue },
            SurveyItemType.ShortText => new ShortTextItem { Key = Key, Prompt = prompt },
            _ => new LongTextItem { Key = Key, Prompt = prompt, MaxLength = MaxLength ?? 2_000 },
        };
    }
}
