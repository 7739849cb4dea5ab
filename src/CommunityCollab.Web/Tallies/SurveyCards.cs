using System.Globalization;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Web.Tallies;

public sealed partial class TallyCards : ISurveyItemVisitor<IEnumerable<TallyCard>>
{
    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(SurveyConfig survey) => survey.Items.SelectMany(item => item.Accept<IEnumerable<TallyCard>>(this));

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(SingleChoiceItem item) => Shares(item.Prompt, "", item.Key, item.Options);

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(MultipleChoiceItem item) => Shares(item.Prompt, "", item.Key, item.Options);

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(ScaleItem item) => Shares(item.Prompt, "", item.Key, [.. Enumerable.Range(item.Low, item.High - item.Low + 1).Select(point => Point(item, point))]);

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(MatrixItem item) => item.Rows.SelectMany(row => Shares(item.Prompt, row.Label, $"{item.Key}.{row.Key}", item.Columns));

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(RankItem item) =>
        Means(item.Prompt, new Scaling("Mean place (1 is best)", item.Options.Count, 1), item.Options.Select(option => (option.Label, $"{item.Key}.{option.Key}")));

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(NumberItem item) => Shares(item.Prompt, "", item.Key, []);

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(DateItem item) =>
        Shares(item.Prompt, "", item.Key, [.. _cells[item.Key].Select(cell => cell.Option).OfType<string>().Select(month => new Option(month, MonthInWords(month)))]);

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(ShortTextItem item) => Shares(item.Prompt, "", item.Key, []);

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(LongTextItem item) => Shares(item.Prompt, "", item.Key, []);

    private static Option Point(ScaleItem scale, int point)
    {
        var key = point.ToString(CultureInfo.InvariantCulture);
        var label = point == scale.Low ? scale.LowLabel : point == scale.High ? scale.HighLabel : "";
        return new Option(key, label.Length == 0 ? key : $"{key} ({label})");
    }

    private static string MonthInWords(string month) =>
        DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-US"));
}
