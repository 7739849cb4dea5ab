using System.Globalization;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities.Survey;

/// <summary>Give a number. What is published is the mean.</summary>
[GenerateSerializer, Immutable, Alias("NumberItem")]
public sealed record NumberItem : SurveyItem
{
    private const int MostDecimals = 4;

    // With four decimals, the sum of a hundred thousand such numbers still fits 64 bits.
    private const decimal Largest = 1_000_000_000m;

    /// <summary>The smallest number taken.</summary>
    [Id(0)]
    public decimal Low { get; init; }

    /// <summary>The largest number taken.</summary>
    [Id(1)]
    public decimal High { get; init; } = 1_000_000m;

    /// <summary>How many decimals a number may have, 0 to 4.</summary>
    [Id(2)]
    public int Decimals { get; init; }

    /// <inheritdoc/>
    public override string AnswerField => "number";

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ISurveyItemVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override IEnumerable<Problem> CheckDefinition()
    {
        if (Low >= High || Low < -Largest || High > Largest)
        {
            yield return Problem.At(ProblemCode.Invalid, string.Create(CultureInfo.InvariantCulture, $"'low' is below 'high', both within {-Largest} and {Largest}; {Low} and {High} were sent."), "low");
        }

        if (Decimals is < 0 or > MostDecimals)
        {
            yield return Problem.At(ProblemCode.Invalid, $"'decimals' is 0 to {MostDecimals}; {Decimals} was sent.", "decimals");
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Answer answer)
    {
        var number = answer.Number!.Value;
        if (number < Low || number > High)
        {
            yield return Problem.At(ProblemCode.Invalid, string.Create(CultureInfo.InvariantCulture, $"Give a number from {Low} to {High}; {number} was sent."), "number");
        }
        else if (decimal.Round(number, Decimals) != number)
        {
            var most = Decimals == 0 ? "Give a whole number" : $"Give at most {Decimals} decimals";
            yield return Problem.At(ProblemCode.Invalid, string.Create(CultureInfo.InvariantCulture, $"{most}; {number} was sent."), "number");
        }
    }

    /// <inheritdoc/>
    public override void Count(Answer answer, CellWriter cells) => cells.Add(Key, value: (long)(answer.Number!.Value / Unit));

    /// <inheritdoc/>
    public override IEnumerable<ItemShape> Shapes() => [ItemShape.Mean(Key, Low, High, Unit)];

    /// <inheritdoc/>
    public override decimal? Amount(Answer answer) => answer.Number;

    private decimal Unit => new(1, 0, 0, false, (byte)Decimals);
}

/// <summary>Give a date. What is published is how many people gave one in each month.</summary>
[GenerateSerializer, Immutable, Alias("DateItem")]
public sealed record DateItem : SurveyItem
{
    private const int MostMonths = 120;

    /// <summary>The first date taken.</summary>
    [Id(0)]
    public required DateOnly First { get; init; }

    /// <summary>The last date taken.</summary>
    [Id(1)]
    public required DateOnly Last { get; init; }

    /// <inheritdoc/>
    public override string AnswerField => "date";

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ISurveyItemVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override IEnumerable<Problem> CheckDefinition() =>
        First <= Last && Months().Count() <= MostMonths
            ? []
            : [Problem.At(ProblemCode.Invalid, "'first' is not after 'last', and they are at most ten years apart.", "first")];

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Answer answer) =>
        answer.Date >= First && answer.Date <= Last
            ? []
            : [Problem.At(ProblemCode.Invalid, string.Create(CultureInfo.InvariantCulture, $"Give a date from {First:yyyy-MM-dd} to {Last:yyyy-MM-dd}."), "date")];

    /// <inheritdoc/>
    public override void Count(Answer answer, CellWriter cells)
    {
        cells.Add(Key);
        cells.Add(Key, MonthOf(answer.Date!.Value));
    }

    /// <inheritdoc/>
    public override IEnumerable<ItemShape> Shapes() => [ItemShape.Distribution(Key, Months())];

    private static string MonthOf(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private IEnumerable<string> Months()
    {
        var months = ((Last.Year - First.Year) * 12) + Last.Month - First.Month;
        var start = new DateOnly(First.Year, First.Month, 1);
        return Enumerable.Range(0, Math.Min(months, MostMonths) + 1).Select(month => MonthOf(start.AddMonths(month)));
    }
}
