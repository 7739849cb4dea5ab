using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Disclosure;

namespace CommunityCollab.Web.Tallies;

/// <summary>Gives the figures of a tally the words of its activity. Each type of activity has a file of its own beside this one. A figure nobody
/// may see the words of is left out.</summary>
public sealed partial class TallyCards : IActivityVisitor<IEnumerable<TallyCard>>
{
    private readonly ILookup<string, PublishedCell> _cells;
    private readonly IReadOnlyDictionary<string, string> _texts;

    private TallyCards(PublishedTally tally, IReadOnlyDictionary<string, string> texts)
    {
        _cells = tally.Cells.Where(cell => cell.Group is null).ToLookup(cell => cell.Item);
        _texts = texts;
    }

    /// <summary>The cards of a tally, in the activity's order.</summary>
    /// <param name="config">What the activity asks.</param>
    /// <param name="tally">The public's tally.</param>
    /// <param name="texts">The thoughts, statements and ideas people may see, by key.</param>
    public static IReadOnlyList<TallyCard> Of(ActivityConfig config, PublishedTally tally, IReadOnlyDictionary<string, string> texts) =>
        [.. config.Accept(new TallyCards(tally, texts))];

    private IEnumerable<TallyCard> Shares(string heading, string detail, string item, IReadOnlyList<Option> options) => Whole(item) is { } whole
        ? [new TallyCard(heading, detail, whole, Scaling.Share, [.. options.SelectMany(option => Answers(item, option))])]
        : [];

    private IEnumerable<TallyRow> Answers(string item, Option option) =>
        _cells[item].Where(cell => cell.Option == option.Key).Select(cell => new TallyRow(option.Label, cell));

    private IEnumerable<TallyCard> Means(string heading, Scaling scaling, IEnumerable<(string Label, string Item)> items)
    {
        TallyRow[] rows = [.. items.Select(item => (item.Label, Cell: Whole(item.Item))).Where(row => row.Cell is not null).Select(row => new TallyRow(row.Label, row.Cell!))];
        return rows.Length == 0 ? [] : [new TallyCard(heading, "", null, scaling, rows)];
    }

    /// <summary>The texts that have figures, the best first.</summary>
    private IEnumerable<(string Label, string Item)> Ranked() => _cells.Select(item => item.Key)
        .Where(_texts.ContainsKey)
        .OrderByDescending(item => Whole(item)?.Value ?? 0)
        .ThenBy(item => item, StringComparer.Ordinal)
        .Select(item => (_texts[item], item));

    private PublishedCell? Whole(string item) => _cells[item].FirstOrDefault(cell => cell.Option is null);
}
