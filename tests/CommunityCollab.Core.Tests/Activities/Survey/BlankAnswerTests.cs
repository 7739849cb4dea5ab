using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;
using CsCheck;

namespace CommunityCollab.Core.Tests.Activities.Survey;

/// <summary>Forms send their empty fields too. An empty answer is none, for every type of question.</summary>
public sealed class BlankAnswerTests
{
    private static readonly SurveyType Type = SurveyType.Instance;

    public static TheoryData<SurveyItem> EveryType { get; } =
    [
        new SingleChoiceItem { Key = "q", Prompt = "?", Options = Scenes.Options(2) },
        new MultipleChoiceItem { Key = "q", Prompt = "?", Options = Scenes.Options(2) },
        new ScaleItem { Key = "q", Prompt = "?" },
        new MatrixItem { Key = "q", Prompt = "?", Rows = Scenes.Options(2), Columns = Scenes.Options(2) },
        new RankItem { Key = "q", Prompt = "?", Options = Scenes.Options(2) },
        new NumberItem { Key = "q", Prompt = "?" },
        new DateItem { Key = "q", Prompt = "?", First = new DateOnly(2026, 1, 1), Last = new DateOnly(2026, 2, 1) },
        new ShortTextItem { Key = "q", Prompt = "?" },
        new LongTextItem { Key = "q", Prompt = "?" },
    ];

    [Fact]
    public void Every_type_of_question_is_tried() =>
        Assert.Equal(typeof(SurveyItem).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(SurveyItem))), EveryType.Count);

    [Theory, MemberData(nameof(EveryType))]
    public void An_empty_answer_to_an_optional_question_is_none_and_the_rest_is_kept(SurveyItem item)
    {
        foreach (var blank in Blanks(item))
        {
            Assert.Equal(["rest"], Kept(new SurveyConfig([item, Rest]), [blank, RestAnswer]));
        }
    }

    [Theory, MemberData(nameof(EveryType))]
    public void An_empty_answer_to_a_hidden_question_is_none_and_a_full_one_is_refused(SurveyItem item)
    {
        var survey = new SurveyConfig([Rest, item with { Required = true, VisibleIf = [new Condition("rest", ConditionOperator.AtLeast, [], 5)] }]);
        foreach (var blank in Blanks(item))
        {
            Assert.Equal(["rest"], Kept(survey, [RestAnswer, blank]));
        }

        Assert.Equal(ProblemCode.Hidden, Check(survey, [RestAnswer, RandomSurvey.Answer(item, new Random(1))]).Single().Code);
    }

    [Theory, MemberData(nameof(EveryType))]
    public void An_empty_answer_to_a_required_question_is_refused_as_none_would_be(SurveyItem item)
    {
        var survey = new SurveyConfig([item with { Required = true }, Rest]);
        foreach (var blank in Blanks(item))
        {
            Assert.Equal((ProblemCode.Required, "answers"), Check(survey, [blank, RestAnswer]).Select(problem => (problem.Code, string.Join('/', problem.Path))).Single());
        }
    }

    [Theory, MemberData(nameof(EveryType))]
    public void An_answer_counts_with_every_other_field_sent_empty_beside_it(SurveyItem item)
    {
        var survey = new SurveyConfig([item]);
        var answer = RandomSurvey.Answer(item, new Random(2));
        var sent = answer with
        {
            Choice = answer.Choice ?? "",
            Choices = answer.Choices ?? [],
            Cells = answer.Cells ?? [],
            Ranking = answer.Ranking ?? [""],
            Text = answer.Text ?? " ",
        };
        Assert.Equal(Tally(survey, [answer]), Tally(survey, [sent, new Answer("q")]));
        Assert.Empty(Check(survey, [sent]));
    }

    [Fact]
    public void Rows_and_entries_left_empty_are_none()
    {
        var matrix = new MatrixItem { Key = "m", Prompt = "?", Rows = Scenes.Options(3), Columns = Scenes.Options(2) };
        var sent = new Answer("m") { Cells = [new MatrixCell("o1", ""), new MatrixCell("o2", "o1"), new MatrixCell("", ""), null!] };
        Assert.Equal([new MatrixCell("o2", "o1")], Keep([sent]).Answers.Single().Cells!);
        Assert.Equal(ProblemCode.Required, Check(new SurveyConfig([matrix with { Required = true }]), [sent]).Single().Code);

        var several = new MultipleChoiceItem { Key = "c", Prompt = "?", Options = Scenes.Options(3) };
        Assert.Equal(["o2"], Keep([new Answer("c") { Choices = ["", "o2", null!] }]).Answers.Single().Choices!);
        Assert.Equal("answers/0/choices/1", string.Join('/', Check(new SurveyConfig([several]), [new Answer("c") { Choices = ["", "o9"] }]).Single().Path));
    }

    [Fact]
    public void A_response_of_empty_answers_alone_is_none() =>
        Assert.Equal("answers", string.Join('/', Check(new SurveyConfig([Rest]), [new Answer("rest") { Text = "" }]).Single().Path));

    [Fact]
    public void Any_response_is_the_same_with_empty_answers_to_all_it_leaves_out() =>
        Gen.Int.Sample(
            seed =>
            {
                var chance = new Random(seed);
                var survey = RandomSurvey.Config(chance);
                var response = RandomSurvey.Response(survey, chance);
                var left = survey.Items.Where(item => response.Answers.All(answer => answer.Item != item.Key)).Select(item => Blanks(item)[chance.Next(Blanks(item).Length)]);
                Answer[] padded = [.. left, .. response.Answers];
                Assert.Equal(Check(survey, [.. response.Answers]).Count, Check(survey, padded).Count);
                Assert.Equal(response.Answers.Select(answer => answer.Item), Keep(padded).Answers.Select(answer => answer.Item));
                Assert.Equal(Tally(survey, [.. response.Answers]), Tally(survey, padded));
            },
            iter: 500);

    private static ScaleItem Rest => new() { Key = "rest", Prompt = "?" };

    private static Answer RestAnswer => new("rest") { Scale = 3 };

    private static Answer[] Blanks(SurveyItem item)
    {
        var none = new Answer(item.Key);
        Answer[] empty = item.AnswerField switch
        {
            "choice" => [none with { Choice = "" }, none with { Choice = " " }],
            "choices" => [none with { Choices = [] }, none with { Choices = [""] }, none with { Choices = [null!, " "] }],
            "cells" => [none with { Cells = [] }, none with { Cells = [new MatrixCell("o1", ""), new MatrixCell("o2", " ")] }, none with { Cells = [null!] }],
            "ranking" => [none with { Ranking = [] }, none with { Ranking = ["", ""] }],
            "text" => [none with { Text = "" }, none with { Text = " \n\u3164\u200B" }, none with { Text = "\u0001" }],
            _ => [],
        };
        return [none, none with { Text = "" }, .. empty];
    }

    private static IEnumerable<string> Kept(SurveyConfig survey, Answer[] answers)
    {
        Assert.Empty(Check(survey, answers));
        return Keep(answers).Answers.Select(answer => answer.Item);
    }

    private static IReadOnlyList<Problem> Check(SurveyConfig survey, Answer[] answers) => Type.Validate(Type.Clean(new SurveyResponse(answers)), survey, null, Scene.Known());

    private static SurveyResponse Keep(Answer[] answers) => (SurveyResponse)Type.Keep(Type.Clean(new SurveyResponse(answers)));

    private static Tally Tally(SurveyConfig survey, Answer[] answers)
    {
        var tally = new Tally();
        Type.Fold(tally, new Contribution(Keep(answers), null, []), survey);
        return tally;
    }
}
