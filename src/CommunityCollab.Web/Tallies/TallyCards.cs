using System.Globalization;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Disclosure;

namespace CommunityCollab.Web.Tallies;

/// <summary>Gives the figures of a tally the words of its activity. A figure nobody may see the words of is left out.</summary>
public static class TallyCards
{
    private static readonly Option[] Votes = [new("agree", "Agree"), new("disagree", "Disagree"), new("pass", "Pass or unsure")];

    /// <summary>The cards of a tally, in the activity's order.</summary>
    /// <param name="config">What the activity asks.</param>
    /// <param name="tally">The public's tally.</param>
    /// <param name="texts">The thoughts and statements people may see, by id.</param>
    public static IReadOnlyList<TallyCard> Of(ActivityConfig config, PublishedTally tally, IReadOnlyDictionary<string, string> texts)
    {
        var cells = tally.Cells.Where(cell => cell.Group is null).ToLookup(cell => cell.Item);
        return config switch
        {
            SurveyConfig survey => [.. survey.Items.SelectMany(item => OfQuestion(item, cells))],
            PollConfig poll => [.. Shares(poll.Question, "", PollType.Item, poll.Options, cells)],
            ExchangeConfig exchange => [.. OfExchange(exchange, cells, texts)],
            OpinionConfig opinion => [.. OfOpinion(opinion, cells, texts)],
            _ => [],
        };
    }

    private static IEnumerable<TallyCard> OfQuestion(SurveyItem item, ILookup<string, PublishedCell> cells) => item switch
    {
        ScaleItem scale => Shares(item.Prompt, "", item.Key, Points(scale), cells),
        DateItem => Shares(item.Prompt, "", item.Key, Months(item, cells), cells),
        MatrixItem matrix => matrix.Rows.SelectMany(row => Shares(item.Prompt, row.Label, $"{item.Key}.{row.Key}", matrix.Columns, cells)),
        RankItem rank => Means(item.Prompt, new Scaling("Mean place (1 is best)", rank.Options.Count, 1), rank.Options.Select(option => (option.Label, $"{item.Key}.{option.Key}")), cells),
        _ => Shares(item.Prompt, "", item.Key, item.Choosable ?? [], cells),
    };

    private static IEnumerable<TallyCard> OfExchange(ExchangeConfig exchange, ILookup<string, PublishedCell> cells, IReadOnlyDictionary<string, string> texts)
    {
        var thoughts = cells[ExchangeType.Thoughts].FirstOrDefault();
        if (thoughts is not null)
        {
            yield return new TallyCard(exchange.Question, "People who shared thoughts", thoughts, Scaling.Share, []);
        }

        var rated = cells.Select(item => item.Key).Where(texts.ContainsKey).OrderByDescending(item => Whole(cells[item])?.Value ?? 0).ThenBy(item => item, StringComparer.Ordinal);
        foreach (var card in Means("How people rated the thoughts", new Scaling("Mean stars (1 to 5)", 1, 5), rated.Select(item => (texts[item], item)), cells))
        {
            yield return card with { Detail = "Mean stars, from 1 to 5" };
        }
    }

    private static IEnumerable<TallyCard> OfOpinion(OpinionConfig opinion, ILookup<string, PublishedCell> cells, IReadOnlyDictionary<string, string> texts)
    {
        var written = opinion.Statements.Select(statement => statement.Key).ToHashSet(StringComparer.Ordinal);
        var added = cells.Select(item => item.Key).Where(item => !written.Contains(item));
        return opinion.Statements.Select(statement => statement.Key).Concat(added)
            .Where(texts.ContainsKey)
            .SelectMany(item => Shares(texts[item], "", item, Votes, cells));
    }

    private static IEnumerable<TallyCard> Shares(string heading, string detail, string item, IReadOnlyList<Option> options, ILookup<string, PublishedCell> cells) =>
        Whole(cells[item]) is { } whole
            ? [new TallyCard(heading, detail, whole, Scaling.Share, [.. options.SelectMany(option => cells[item].Where(cell => cell.Option == option.Key).Select(cell => new TallyRow(option.Label, cell)))])]
            : [];

    private static IEnumerable<TallyCard> Means(string heading, Scaling scaling, IEnumerable<(string Label, string Item)> items, ILookup<string, PublishedCell> cells)
    {
        TallyRow[] rows = [.. items.Select(item => (item.Label, Cell: Whole(cells[item.Item]))).Where(row => row.Cell is not null).Select(row => new TallyRow(row.Label, row.Cell!))];
        return rows.Length == 0 ? [] : [new TallyCard(heading, "", null, scaling, rows)];
    }

    private static PublishedCell? Whole(IEnumerable<PublishedCell> cells) => cells.FirstOrDefault(cell => cell.Option is null);

    private static Option[] Points(ScaleItem scale) =>
        [.. Enumerable.Range(scale.Low, scale.High - scale.Low + 1).Select(point =>
        {
            var id = point.ToString(CultureInfo.InvariantCulture);
            var label = point == scale.Low ? scale.LowLabel : point == scale.High ? scale.HighLabel : "";
            return new Option(id, label.Length == 0 ? id : $"{id} ({label})");
        })];

    private static Option[] Months(SurveyItem item, ILookup<string, PublishedCell> cells) =>
        [.. cells[item.Key].Select(cell => cell.Option).OfType<string>().Select(month => new Option(
            month, DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-US"))))];
}
