using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Core.Tests.Activities.Survey;

/// <summary>Which surveys cannot be asked, and where they say the fault lies.</summary>
public sealed class SurveyDefinitionTests
{
    private static readonly SingleChoiceItem First = new() { Key = "first", Prompt = "Which?", Options = Scenes.Options(2) };

    public static TheoryData<SurveyItem, string> Malformed { get; } = new()
    {
        { First with { Key = "q" , Prompt = " " }, "items/1/prompt" },
        { First with { Key = "FIRST" }, "items/1/key" },
        { First with { Key = "q", Options = Scenes.Options(1) }, "items/1/options" },
        { First with { Key = "q", Options = Scenes.Options(1_001) }, "items/1/options" },
        { First with { Key = "q", Options = [new Option("a", "Yes"), new Option("b", "No"), new Option("c", "ＹＥＳ ")] }, "items/1/options/2/label" },
        { new MatrixItem { Key = "q", Prompt = "?", Rows = [new Option("a", "Año"), new Option("b", "ano")], Columns = Scenes.Options(2) }, "items/1/rows/1/label" },
        { new MatrixItem { Key = "q", Prompt = "?", Rows = Scenes.Options(2), Columns = [new Option("a", "Good"), new Option("b", "Go\u200Bod")] }, "items/1/columns/1/label" },
        { new RankItem { Key = "q", Prompt = "?", Options = [new Option("a", "Straße"), new Option("b", "STRASSE")] }, "items/1/options/1/label" },
        { new ScaleItem { Key = "q", Prompt = "?", LowLabel = "Much", HighLabel = "much" }, "items/1/highLabel" },
        { new MultipleChoiceItem { Key = "q", Prompt = "?", Options = Scenes.Options(51) }, "items/1/options" },
        { First with { Key = "q", Options = [new Option("a", "A"), new Option("A", "B")] }, "items/1/options/1/key" },
        { First with { Key = "q", Options = [new Option("a", "A"), new Option("b", "")] }, "items/1/options/1/label" },
        { new MultipleChoiceItem { Key = "q", Prompt = "?", Options = Scenes.Options(3), Fewest = 0 }, "items/1/fewest" },
        { new MultipleChoiceItem { Key = "q", Prompt = "?", Options = Scenes.Options(3), Fewest = 2, Most = 1 }, "items/1/most" },
        { new MultipleChoiceItem { Key = "q", Prompt = "?", Options = Scenes.Options(3), Most = 4 }, "items/1/most" },
        { new ScaleItem { Key = "q", Prompt = "?", Low = 5, High = 5 }, "items/1/high" },
        { new ScaleItem { Key = "q", Prompt = "?", Low = 0, High = 11 }, "items/1/high" },
        { new ScaleItem { Key = "q", Prompt = "?", Low = int.MinValue, High = int.MaxValue }, "items/1/high" },
        { new NumberItem { Key = "q", Prompt = "?", Low = 3, High = 3 }, "items/1/low" },
        { new NumberItem { Key = "q", Prompt = "?", Decimals = 5 }, "items/1/decimals" },
        { new DateItem { Key = "q", Prompt = "?", First = new DateOnly(2026, 2, 1), Last = new DateOnly(2026, 1, 1) }, "items/1/first" },
        { new DateItem { Key = "q", Prompt = "?", First = new DateOnly(2026, 1, 1), Last = new DateOnly(2036, 1, 1) }, "items/1/first" },
        { new LongTextItem { Key = "q", Prompt = "?", MaxLength = 0 }, "items/1/maxLength" },
        { new ShortTextItem { Key = "q", Prompt = "?", VisibleIf = [new Condition("q", ConditionOperator.Answered, [])] }, "items/1/visibleIf/0/item" },
        { new ShortTextItem { Key = "q", Prompt = "?", VisibleIf = [new Condition("later", ConditionOperator.Answered, [])] }, "items/1/visibleIf/0/item" },
        { new ShortTextItem { Key = "q", Prompt = "?", VisibleIf = [new Condition("first", ConditionOperator.AnyOf, ["o9"])] }, "items/1/visibleIf/0/options" },
        { new ShortTextItem { Key = "q", Prompt = "?", VisibleIf = [new Condition("first", ConditionOperator.AtLeast, [], 3)] }, "items/1/visibleIf/0/amount" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public void A_question_that_cannot_be_asked_is_refused_with_the_place(SurveyItem item, string path) =>
        Assert.Contains(path, SurveyType.Instance.Validate(new SurveyConfig([First, item])).Select(problem => string.Join('/', problem.Path)));

    [Fact]
    public void A_list_of_five_hundred_schools_can_be_asked() =>
        Assert.Empty(SurveyType.Instance.Validate(new SurveyConfig([First with { Options = Scenes.Options(500) }])));

    [Fact]
    public void A_survey_asks_at_least_one_question() =>
        Assert.Equal(["items"], SurveyType.Instance.Validate(new SurveyConfig([])).Single().Path);
}
