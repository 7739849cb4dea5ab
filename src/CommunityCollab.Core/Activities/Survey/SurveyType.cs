using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Activities.Survey;

/// <summary>Questions of several types, with skip logic.</summary>
public sealed class SurveyType : ActivityType<SurveyConfig, SurveyResponse>
{
    /// <summary>The one there is.</summary>
    public static readonly SurveyType Instance = new();

    /// <summary>The most options a question may have that a person has to weigh against each other.</summary>
    public const int MostOptions = 50;

    /// <summary>The most options of a single choice: a person looks for their own in the list, such as their school.</summary>
    public const int LongestList = 1_000;

    private const int MostItems = 100;

    /// <inheritdoc/>
    public override ActivityKind Kind => ActivityKind.Survey;

    /// <inheritdoc/>
    public override bool HasTexts => false;

    /// <inheritdoc/>
    public override IReadOnlyList<string> RefersTo(ContributionBody body) => [];

    /// <inheritdoc/>
    public override string? SayOn(ContributionBody body) => "";

    /// <inheritdoc/>
    public override string? SharedText(ContributionBody body) => null;

    /// <inheritdoc/>
    protected override TextSharing SharingOf(SurveyConfig config) => TextSharing.None;

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> FirstTextsOf(SurveyConfig config) => [];

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckConfig(SurveyConfig config)
    {
        if (config.Items.Count is < 1 or > MostItems)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A survey has 1 to {MostItems} questions.", "items");
        }

        foreach (var problem in Identifiers.Check(config.Items.Select(item => item.Key), "items"))
        {
            yield return problem;
        }

        for (var i = 0; i < config.Items.Count; i++)
        {
            foreach (var problem in CheckItem(config.Items, i))
            {
                yield return problem.Under("items", $"{i}");
            }
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<AuthorText> TextsOf(SurveyConfig config) =>
        config.Items.SelectMany((item, place) => item.Texts().Select(text => text.Under("items", $"{place}")));

    /// <inheritdoc/>
    protected override SurveyResponse Clean(SurveyResponse body)
    {
        if (body.Answers is null)
        {
            return body;
        }

        var answers = new Answer[body.Answers.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var answer = body.Answers[i];
            answers[i] = answer?.Text is { } text ? answer with { Text = PlainText.Clean(text) } : answer!;
        }

        return new SurveyResponse(answers);
    }

    /// <inheritdoc/>
    protected override SurveyResponse Keep(SurveyResponse body) =>
        new([.. body.Answers.Where(answer => !answer.IsBlank).Select(answer => answer.WithoutBlanks())]);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckBody(SurveyResponse body, SurveyConfig config, string? participant, IReadOnlyDictionary<string, TextItem> referred)
    {
        if (body.Answers is null)
        {
            return [Problem.At(ProblemCode.Required, "Answer at least one question.", "answers")];
        }

        var unknown = UnknownOrDouble(body, config);
        if (unknown is not null)
        {
            return [unknown];
        }

        var problems = new List<Problem>();
        var seen = new Dictionary<string, Answer?>(config.Items.Count, StringComparer.Ordinal);
        foreach (var item in config.Items)
        {
            var place = PlaceOf(body, item.Key);
            var answer = place < 0 ? null : body.Answers[place];
            var visible = IsVisible(item, config, seen);
            seen[item.Key] = visible && IsInOwnField(item, answer) ? answer : null;
            problems.AddRange(CheckAnswer(item, answer, visible).Select(problem => place < 0 ? problem.Under("answers") : problem.Under("answers", $"{place}")));
        }

        return problems.Count > 0 || body.Answers.Any(answer => !answer.IsBlank)
            ? problems
            : [Problem.At(ProblemCode.Required, "Answer at least one question.", "answers")];
    }

    /// <inheritdoc/>
    protected override void Count(SurveyResponse body, string id, SurveyConfig config, CellWriter cells)
    {
        foreach (var item in config.Items)
        {
            if (PlaceOf(body, item.Key) is >= 0 and var place)
            {
                item.Count(body.Answers[place], cells);
            }
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<ItemShape> Items(Tally tally, SurveyConfig config)
    {
        var standing = new Dictionary<string, string[]>(config.Items.Count, StringComparer.Ordinal);
        foreach (var item in config.Items)
        {
            // How many people met a follow-up question tells how the question before it was answered.
            string[] before = [.. item.VisibleIf.SelectMany(condition => standing[condition.Item]).Distinct()];
            var shapes = item.Shapes().ToList();
            standing[item.Key] = [.. before, .. shapes.Select(shape => shape.Item)];
            foreach (var shape in shapes)
            {
                yield return before.Length == 0 ? shape : shape with { DependsOn = [.. shape.DependsOn, .. before] };
            }
        }
    }

    private static IEnumerable<Problem> CheckItem(IReadOnlyList<SurveyItem> items, int place)
    {
        var item = items[place];
        foreach (var problem in PlainText.Check(item.Prompt, Options.LongestLabel, "prompt").Concat(item.CheckDefinition()))
        {
            yield return problem;
        }

        for (var i = 0; i < item.VisibleIf.Count; i++)
        {
            var earlier = items.Take(place).FirstOrDefault(other => other.Key == item.VisibleIf[i].Item);
            foreach (var problem in item.VisibleIf[i].CheckDefinition(earlier))
            {
                yield return problem.Under("visibleIf", $"{i}");
            }
        }
    }

    private static Problem? UnknownOrDouble(SurveyResponse body, SurveyConfig config)
    {
        for (var i = 0; i < body.Answers.Count; i++)
        {
            var id = body.Answers[i]?.Item;
            if (id is null || !config.Items.Any(item => item.Key == id))
            {
                return Problem.At(ProblemCode.Invalid, "This survey has no such question.", "answers", $"{i}", "item");
            }

            if (!body.Answers[i].IsBlank && body.Answers.Take(i).Any(answer => answer.Item == id && !answer.IsBlank))
            {
                return Problem.At(ProblemCode.Invalid, "This question is answered twice.", "answers", $"{i}", "item");
            }
        }

        return null;
    }

    private static bool IsVisible(SurveyItem item, SurveyConfig config, Dictionary<string, Answer?> seen) =>
        item.VisibleIf.All(condition =>
            condition.Holds(config.Items.First(other => other.Key == condition.Item), seen[condition.Item]));

    private static IEnumerable<Problem> CheckAnswer(SurveyItem item, Answer? answer, bool visible)
    {
        if (answer is null)
        {
            return item.Required && visible
                ? [Problem.At(ProblemCode.Required, $"The question '{item.Key}' needs an answer.")]
                : [];
        }

        if (!visible)
        {
            return [Problem.At(ProblemCode.Hidden, "This question is hidden by an earlier answer and takes none.")];
        }

        if (!IsInOwnField(item, answer))
        {
            return [Problem.At(ProblemCode.Invalid, $"This question is answered in '{item.AnswerField}' and nothing else.", item.AnswerField)];
        }

        return item.Check(answer);
    }

    private static bool IsInOwnField(SurveyItem item, Answer? answer) =>
        answer is not null && answer.Filled().SequenceEqual([item.AnswerField]);

    // Where the answer to a question stands; -1 when there is none.
    private static int PlaceOf(SurveyResponse body, string item)
    {
        for (var i = 0; i < body.Answers.Count; i++)
        {
            if (string.Equals(body.Answers[i].Item, item, StringComparison.Ordinal) && !body.Answers[i].IsBlank)
            {
                return i;
            }
        }

        return -1;
    }
}
