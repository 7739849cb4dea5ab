using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Tests.Activities.Survey;

/// <summary>Which answers a survey refuses, and where it says the fault lies.</summary>
public sealed class SurveyValidationTests
{
    private static readonly SurveyConfig Survey = new(
    [
        new SingleChoiceItem { Key = "single", Prompt = "Which?", Options = Scenes.Options(2), Required = true },
        new MultipleChoiceItem { Key = "multiple", Prompt = "Which ones?", Options = Scenes.Options(4), Fewest = 2, Most = 3 },
        new ScaleItem { Key = "scale", Prompt = "How much?" },
        new MatrixItem { Key = "matrix", Prompt = "How good?", Rows = Scenes.Options(2), Columns = Scenes.Options(3) },
        new RankItem { Key = "rank", Prompt = "In what order?", Options = Scenes.Options(3) },
        new NumberItem { Key = "number", Prompt = "How many?", Low = 0, High = 10, Decimals = 1 },
        new DateItem { Key = "date", Prompt = "When?", First = new DateOnly(2026, 8, 1), Last = new DateOnly(2026, 8, 31) },
        new ShortTextItem { Key = "short", Prompt = "In a line?" },
        new LongTextItem { Key = "long", Prompt = "In your words?", MaxLength = 300 },
        new ShortTextItem { Key = "why", Prompt = "Why the first?", Required = true, VisibleIf = [new Condition("single", ConditionOperator.AnyOf, ["o1"])] },
    ]);

    public static TheoryData<string, Answer, ProblemCode, string> Refused { get; } = new()
    {
        { "an option there is not", new Answer("single") { Choice = "o9" }, ProblemCode.Invalid, "answers/0/choice" },
        { "an option in the wrong case", new Answer("single") { Choice = "O2" }, ProblemCode.Invalid, "answers/0/choice" },
        { "too few options", new Answer("multiple") { Choices = ["o1"] }, ProblemCode.Invalid, "answers/1/choices" },
        { "too many options", new Answer("multiple") { Choices = ["o1", "o2", "o3", "o4"] }, ProblemCode.Invalid, "answers/1/choices" },
        { "an option twice", new Answer("multiple") { Choices = ["o1", "o1"] }, ProblemCode.Invalid, "answers/1/choices/1" },
        { "a null option", new Answer("multiple") { Choices = ["o1", null!] }, ProblemCode.Invalid, "answers/1/choices" },
        { "a point below the scale", new Answer("scale") { Scale = 0 }, ProblemCode.Invalid, "answers/1/scale" },
        { "a point above the scale", new Answer("scale") { Scale = 6 }, ProblemCode.Invalid, "answers/1/scale" },
        { "a row there is not", new Answer("matrix") { Cells = [new MatrixCell("o9", "o1")] }, ProblemCode.Invalid, "answers/1/cells/0/row" },
        { "a column there is not", new Answer("matrix") { Cells = [new MatrixCell("o1", "o9")] }, ProblemCode.Invalid, "answers/1/cells/0/column" },
        { "a row twice", new Answer("matrix") { Cells = [new MatrixCell("o1", "o1"), new MatrixCell("o1", "o2")] }, ProblemCode.Invalid, "answers/1/cells/1/row" },
        { "a ranking with a gap", new Answer("rank") { Ranking = ["o1", "o2"] }, ProblemCode.Invalid, "answers/1/ranking" },
        { "a ranking with a tie", new Answer("rank") { Ranking = ["o1", "o2", "o2"] }, ProblemCode.Invalid, "answers/1/ranking" },
        { "a number above the range", new Answer("number") { Number = 10.1m }, ProblemCode.Invalid, "answers/1/number" },
        { "a number below the range", new Answer("number") { Number = -0.1m }, ProblemCode.Invalid, "answers/1/number" },
        { "a number with too many decimals", new Answer("number") { Number = 1.25m }, ProblemCode.Invalid, "answers/1/number" },
        { "a date before the range", new Answer("date") { Date = new DateOnly(2026, 7, 31) }, ProblemCode.Invalid, "answers/1/date" },
        { "a date after the range", new Answer("date") { Date = new DateOnly(2026, 9, 1) }, ProblemCode.Invalid, "answers/1/date" },
        { "a line too long", new Answer("short") { Text = new string('x', 201) }, ProblemCode.Invalid, "answers/1/text" },
        { "a text too long", new Answer("long") { Text = new string('x', 50_000) }, ProblemCode.Invalid, "answers/1/text" },
        { "an answer in another question's field", new Answer("scale") { Number = 3 }, ProblemCode.Invalid, "answers/1/scale" },
        { "an answer in two fields", new Answer("scale") { Scale = 3, Text = "three" }, ProblemCode.Invalid, "answers/1/scale" },
        { "an answer to a hidden question", new Answer("why") { Text = "Because" }, ProblemCode.Hidden, "answers/1" },
        { "an answer to no question", new Answer("nothing") { Text = "x" }, ProblemCode.Invalid, "answers/1/item" },
        { "a null answer", null!, ProblemCode.Invalid, "answers/1/item" },
        { "a second answer", new Answer("single") { Choice = "o2" }, ProblemCode.Invalid, "answers/1/item" },
    };

    public static TheoryData<Answer> Accepted { get; } =
    [
        new Answer("multiple") { Choices = ["o4", "o1"] },
        new Answer("scale") { Scale = 1 },
        new Answer("scale") { Scale = 5 },
        new Answer("matrix") { Cells = [new MatrixCell("o2", "o3")] },
        new Answer("rank") { Ranking = ["o3", "o1", "o2"] },
        new Answer("number") { Number = 0 },
        new Answer("number") { Number = 10.0m },
        new Answer("date") { Date = new DateOnly(2026, 8, 31) },
        new Answer("short") { Text = new string('x', 200) },
        new Answer("long") { Text = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 300)) },
    ];

    [Theory, MemberData(nameof(Refused))]
    public void An_answer_that_does_not_fit_its_question_is_refused_with_the_place(string what, Answer answer, ProblemCode code, string path)
    {
        // The first question has to be answered, except where it is what the case is about; its second option hides "why".
        Answer[] answers = answer?.Item == "single" && path.StartsWith("answers/0", StringComparison.Ordinal) ? [answer] : [new Answer("single") { Choice = "o2" }, answer!];
        var problem = Assert.Single(Check(answers));
        Assert.True((code, path) == (problem.Code, string.Join('/', problem.Path)), $"{what}: {problem.Code} at {string.Join('/', problem.Path)}");
    }

    [Theory, MemberData(nameof(Accepted))]
    public void An_answer_at_the_edge_of_what_fits_is_taken(Answer answer) =>
        Assert.Empty(Check([new Answer("single") { Choice = "o2" }, answer]));

    [Fact]
    public void A_required_question_needs_an_answer_only_while_it_shows()
    {
        Assert.Empty(Check([new Answer("single") { Choice = "o2" }]));
        var problem = Assert.Single(Check([new Answer("single") { Choice = "o1" }]));
        Assert.Equal((ProblemCode.Required, "answers"), (problem.Code, string.Join('/', problem.Path)));
        Assert.Empty(Check([new Answer("why") { Text = "Because" }, new Answer("single") { Choice = "o1" }]));
    }

    [Fact]
    public void A_question_that_hangs_on_a_hidden_one_is_hidden_too()
    {
        var chain = new SurveyConfig(
        [
            new SingleChoiceItem { Key = "a", Prompt = "a", Options = Scenes.Options(2) },
            new SingleChoiceItem { Key = "b", Prompt = "b", Options = Scenes.Options(2), VisibleIf = [new Condition("a", ConditionOperator.AnyOf, ["o1"])] },
            new ShortTextItem { Key = "c", Prompt = "c", VisibleIf = [new Condition("b", ConditionOperator.Answered, [])] },
            new ShortTextItem { Key = "d", Prompt = "d", Required = true, VisibleIf = [new Condition("b", ConditionOperator.NotAnswered, [])] },
        ]);
        var problems = Check(chain, [new Answer("a") { Choice = "o2" }, new Answer("b") { Choice = "o1" }, new Answer("c") { Text = "x" }]);
        Assert.Equal(["answers/1", "answers/2", "answers"], problems.Select(problem => string.Join('/', problem.Path)));
        Assert.Equal([ProblemCode.Hidden, ProblemCode.Hidden, ProblemCode.Required], problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData(ConditionOperator.AtLeast, 3, true)]
    [InlineData(ConditionOperator.AtLeast, 2, false)]
    [InlineData(ConditionOperator.AtMost, 3, true)]
    [InlineData(ConditionOperator.AtMost, 4, false)]
    public void Skip_logic_includes_the_amount_it_names(ConditionOperator comparison, int point, bool shows)
    {
        var survey = new SurveyConfig(
        [
            new ScaleItem { Key = "a", Prompt = "a" },
            new ShortTextItem { Key = "b", Prompt = "b", VisibleIf = [new Condition("a", comparison, [], 3)] },
        ]);
        Assert.Equal(shows, Check(survey, [new Answer("a") { Scale = point }, new Answer("b") { Text = "x" }]).Count == 0);
    }

    [Fact]
    public void An_answer_in_the_wrong_field_does_not_break_skip_logic_that_looks_at_it()
    {
        var survey = new SurveyConfig(
        [
            new MultipleChoiceItem { Key = "a", Prompt = "a", Options = Scenes.Options(2) },
            new ShortTextItem { Key = "b", Prompt = "b", VisibleIf = [new Condition("a", ConditionOperator.AnyOf, ["o1"])] },
        ]);
        Assert.Equal("answers/0/choices", string.Join('/', Check(survey, [new Answer("a") { Text = "o1" }]).Single().Path));
    }

    [Fact]
    public void A_response_without_answers_is_none()
    {
        var survey = new SurveyConfig([new ShortTextItem { Key = "a", Prompt = "a" }]);
        Assert.Equal(ProblemCode.Required, Check(survey, []).Single().Code);
        Assert.Equal(ProblemCode.Required, SurveyType.Instance.Validate(new SurveyResponse(null!), survey, null, Scene.Known()).Single().Code);
    }

    [Fact]
    public void Every_fault_is_told_at_once() =>
        Assert.Equal(3, Check([new Answer("scale") { Scale = 9 }, new Answer("rank") { Ranking = ["o1"] }]).Count);

    private static IReadOnlyList<Problem> Check(Answer[] answers) => Check(Survey, answers);

    private static IReadOnlyList<Problem> Check(SurveyConfig survey, Answer[] answers)
    {
        var type = SurveyType.Instance;
        return type.Validate(type.Clean(new SurveyResponse(answers)), survey, null, Scene.Known());
    }
}
