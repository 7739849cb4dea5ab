using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Tests.Activities.Survey;

/// <summary>What one answer to each type of question adds to the tally.</summary>
public sealed class SurveyCountingTests
{
    public static TheoryData<SurveyItem, Answer, string> Answers { get; } = new()
    {
        { new SingleChoiceItem { Key = "q", Prompt = "?", Options = Scenes.Options(2) }, new Answer("q") { Choice = "o2" }, "q=1:0 q/o2=1:0" },
        { new MultipleChoiceItem { Key = "q", Prompt = "?", Options = Scenes.Options(3) }, new Answer("q") { Choices = ["o1", "o3"] }, "q=1:0 q/o1=1:0 q/o3=1:0" },
        { new ScaleItem { Key = "q", Prompt = "?" }, new Answer("q") { Scale = 4 }, "q=1:4 q/4=1:0" },
        { new MatrixItem { Key = "q", Prompt = "?", Rows = Scenes.Options(2), Columns = Scenes.Options(2) }, new Answer("q") { Cells = [new MatrixCell("o1", "o2")] }, "q.o1=1:0 q.o1/o2=1:0" },
        { new RankItem { Key = "q", Prompt = "?", Options = Scenes.Options(3) }, new Answer("q") { Ranking = ["o3", "o1", "o2"] }, "q.o1=1:2 q.o2=1:3 q.o3=1:1" },
        { new NumberItem { Key = "q", Prompt = "?", Decimals = 2 }, new Answer("q") { Number = 2.5m }, "q=1:250" },
        { new NumberItem { Key = "q", Prompt = "?", Low = -5 }, new Answer("q") { Number = -3 }, "q=1:-3" },
        { new DateItem { Key = "q", Prompt = "?", First = new DateOnly(2026, 8, 1), Last = new DateOnly(2026, 12, 1) }, new Answer("q") { Date = new DateOnly(2026, 9, 30) }, "q=1:0 q/2026-09=1:0" },
        { new ShortTextItem { Key = "q", Prompt = "?" }, new Answer("q") { Text = "words" }, "q=1:0" },
        { new LongTextItem { Key = "q", Prompt = "?" }, new Answer("q") { Text = "words" }, "q=1:0" },
    };

    [Theory, MemberData(nameof(Answers))]
    public void An_answer_counts_once_for_everyone_and_once_for_each_group(SurveyItem item, Answer answer, string cells)
    {
        var tally = new Tally();
        SurveyType.Instance.Fold(tally, new Contribution(new SurveyResponse([answer]), null, ["staff"]), new SurveyConfig([item]));
        Assert.Equal(cells, Written(tally, ""));
        Assert.Equal(cells, Written(tally, "staff"));
        Assert.Equal((1, 1), (tally.Respondents, tally.Contributions));
    }

    [Fact]
    public void Every_cell_an_answer_writes_belongs_to_an_item_that_is_published() =>
        Assert.All(Answers, row =>
        {
            var survey = new SurveyConfig([row.Data.Item1]);
            var tally = new Tally();
            SurveyType.Instance.Fold(tally, new Contribution(new SurveyResponse([row.Data.Item2]), null, []), survey);
            var published = SurveyType.Instance.Items(tally, survey).SelectMany(shape => shape.Options.Prepend("").Select(option => new CellKey(shape.Item, option)));
            Assert.Subset(published.ToHashSet(), tally.Cells.Keys.ToHashSet());
        });

    private static string Written(Tally tally, string group) => string.Join(' ', tally.Cells
        .Where(cell => cell.Key.Group == group)
        .OrderBy(cell => cell.Key.Item, StringComparer.Ordinal)
        .ThenBy(cell => cell.Key.Option, StringComparer.Ordinal)
        .Select(cell => $"{cell.Key with { Group = "" }}={cell.Value.N}:{cell.Value.Sum}"));
}
