using System.Globalization;
using CommunityCollab.Core.Disclosure;

namespace CommunityCollab.Web.Tallies;

/// <summary>Figures in words. <c>tally-words.js</c> says the same of newer ones; the browser tests compare the two.</summary>
public static class Figures
{
    /// <summary>How many people took part, or that they are too few to say.</summary>
    public static string Respondents(long? respondents) =>
        respondents is { } count ? $"{People(count)} so far" : "Too few people so far to show a number";

    /// <summary>How many answered a question, and their mean where there is one.</summary>
    public static string Base(PublishedCell cell) => cell switch
    {
        { Reason.Code: SuppressionReason.Withheld } => "Not released yet.",
        { N: null } => "Too few answers to show yet.",
        { Value: { } mean } => $"{People(cell.N.Value)} answered. Mean {Mean(mean)}.",
        _ => $"{People(cell.N.Value)} answered.",
    };

    /// <summary>The number of people in a table's cell.</summary>
    public static string Count(PublishedCell cell) => cell.N?.ToString("N0", CultureInfo.InvariantCulture) ?? "not shown";

    /// <summary>A share or a mean in a table's cell.</summary>
    public static string Value(PublishedCell cell, Scaling scaling) => cell switch
    {
        { Value: { } value, Low: { } low, High: { } high } => $"{Whole(value)} ({Whole(low)} to {Whole(high)})",
        { Value: { } value } => scaling.IsShare ? Percent(value) : Mean(value),
        { Bound: > 0 } => $"at least {Percent(cell.Bound.Value)}",
        { Bound: < 0 } => $"at most {Percent(-cell.Bound.Value)}",
        _ => "not shown",
    };

    /// <summary>Whether the figure is shown, and if not, why, in a few words.</summary>
    public static string State(PublishedCell cell) => cell.Reason?.Code switch
    {
        null => "Shown",
        SuppressionReason.NoResponses => "No answers yet",
        SuppressionReason.BelowMinN or SuppressionReason.NotEnoughYet => "Too few answers yet",
        SuppressionReason.NotEnoughVotes => "Not enough votes yet",
        SuppressionReason.SmallCategory => "An answer has very few people",
        SuppressionReason.Masked => "Shown as \"at most\" or \"at least\"",
        SuppressionReason.Complementary => "Hidden to protect another figure",
        SuppressionReason.Withheld => "Not released yet",
        _ => "In releases only",
    };

    /// <summary>The length of a bar in percent of its track.</summary>
    public static string Length(PublishedCell cell, Scaling scaling)
    {
        var figure = cell.Value is { } value ? (value - scaling.Empty) / (scaling.Full - scaling.Empty) : Math.Abs(cell.Bound ?? 0);
        return decimal.Round(Math.Clamp(figure, 0, 1) * 100, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture) + "%";
    }

    private static string People(long count) => count == 1 ? "1 person" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} people";

    private static string Percent(decimal share) => decimal.Round(share * 100, 0, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture) + "%";

    // Decimals of an estimate would say more than is known.
    private static string Whole(decimal estimate) =>
        (decimal.Round(estimate, 0, MidpointRounding.AwayFromZero) is var rounded and not 0 ? rounded : 0).ToString("0", CultureInfo.InvariantCulture);

    // What rounds to nothing has no sign.
    private static string Mean(decimal mean) =>
        (decimal.Round(mean, 2, MidpointRounding.AwayFromZero) is var rounded and not 0 ? rounded : 0).ToString("0.00", CultureInfo.InvariantCulture);
}
