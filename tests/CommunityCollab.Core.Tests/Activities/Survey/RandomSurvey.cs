using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Core.Tests.Activities.Survey;

/// <summary>Makes well-formed surveys of all types of question with skip logic, and valid answers to them.</summary>
public static class RandomSurvey
{
    public static SurveyConfig Config(Random chance)
    {
        var items = new List<SurveyItem>();
        var count = chance.Next(1, 8);
        for (var place = 0; place < count; place++)
        {
            items.Add(Item(chance, chance.Next(9), $"q{place}") with
            {
                Required = chance.Next(3) == 0,
                VisibleIf = items.Count > 0 && chance.Next(3) == 0 ? [.. Conditions(items, chance)] : [],
            });
        }

        return new SurveyConfig(items);
    }

    public static SurveyResponse Response(SurveyConfig config, Random chance)
    {
        var given = new Dictionary<string, Answer?>();
        foreach (var item in config.Items)
        {
            var isVisible = item.VisibleIf.All(condition =>
                condition.Holds(config.Items.First(other => other.Key == condition.Item), given[condition.Item]));
            given[item.Key] = isVisible && (item.Required || given.Count == 0 || chance.Next(4) > 0) ? Answer(item, chance) : null;
        }

        var answers = given.Values.OfType<Answer>().ToArray();
        chance.Shuffle(answers);
        return new SurveyResponse(answers);
    }

    public static Answer Answer(SurveyItem item, Random chance)
    {
        var answer = new Answer(item.Key);
        return item switch
        {
            SingleChoiceItem single => answer with { Choice = single.Options[Skewed(chance, single.Options.Count)].Key },
            MultipleChoiceItem multiple => answer with { Choices = Some(multiple, chance) },
            ScaleItem scale => answer with { Scale = scale.Low + Skewed(chance, scale.High - scale.Low + 1) },
            MatrixItem matrix => answer with { Cells = Cells(matrix, chance) },
            RankItem rank => answer with { Ranking = Shuffled([.. rank.Options.Select(option => option.Key)], chance) },
            NumberItem number => answer with { Number = number.Low + (chance.Next(0, 101) * (number.Decimals == 0 ? 1 : 0.25m)) },
            DateItem date => answer with { Date = date.First.AddDays(chance.Next(date.Last.DayNumber - date.First.DayNumber + 1)) },
            _ => answer with { Text = $"Words {chance.Next()}" },
        };
    }

    private static SurveyItem Item(Random chance, int type, string id)
    {
        var options = Scenes.Options(chance.Next(2, 5));
        return type switch
        {
            0 => new SingleChoiceItem { Key = id, Prompt = "Choose", Options = options },
            1 => Multiple(id, chance),
            2 => new ScaleItem { Key = id, Prompt = "How much", Low = chance.Next(-1, 2), High = chance.Next(3, 6) },
            3 => new MatrixItem { Key = id, Prompt = "Judge", Rows = options, Columns = Scenes.Options(3) },
            4 => new RankItem { Key = id, Prompt = "Order", Options = options },
            5 => new NumberItem { Key = id, Prompt = "How many", Low = chance.Next(-3, 3), High = 200, Decimals = chance.Next(2) * 2 },
            6 => new DateItem { Key = id, Prompt = "When", First = new DateOnly(2026, 8, 20), Last = new DateOnly(2026, 8, 20).AddDays(chance.Next(100)) },
            7 => new ShortTextItem { Key = id, Prompt = "In a line" },
            _ => new LongTextItem { Key = id, Prompt = "In your words" },
        };
    }

    private static MultipleChoiceItem Multiple(string id, Random chance)
    {
        var count = chance.Next(2, 5);
        var fewest = chance.Next(1, count + 1);
        return new MultipleChoiceItem
        {
            Key = id,
            Prompt = "Choose some",
            Options = Scenes.Options(count),
            Fewest = fewest,
            Most = chance.Next(2) == 0 ? null : chance.Next(fewest, count + 1),
        };
    }

    private static IEnumerable<Condition> Conditions(List<SurveyItem> earlier, Random chance)
    {
        var item = earlier[chance.Next(earlier.Count)];
        yield return item switch
        {
            ScaleItem or NumberItem => new Condition(item.Key, chance.Next(2) == 0 ? ConditionOperator.AtLeast : ConditionOperator.AtMost, [], 2),
            { Choosable: { } options } => new Condition(item.Key, chance.Next(2) == 0 ? ConditionOperator.AnyOf : ConditionOperator.NoneOf, [options[0].Key]),
            _ => new Condition(item.Key, chance.Next(2) == 0 ? ConditionOperator.Answered : ConditionOperator.NotAnswered, []),
        };
    }

    private static int Skewed(Random chance, int count) => chance.Next(2) == 0 ? 0 : chance.Next(count);

    private static List<string> Some(MultipleChoiceItem item, Random chance)
    {
        var most = item.Most ?? item.Options.Count;
        return [.. Shuffled([.. item.Options.Select(option => option.Key)], chance).Take(chance.Next(item.Fewest, most + 1))];
    }

    private static List<MatrixCell> Cells(MatrixItem item, Random chance)
    {
        var rows = item.Required ? item.Rows : item.Rows.Skip(chance.Next(item.Rows.Count));
        return [.. rows.Select(row => new MatrixCell(row.Key, item.Columns[Skewed(chance, item.Columns.Count)].Key))];
    }

    private static string[] Shuffled(string[] ids, Random chance)
    {
        chance.Shuffle(ids);
        return ids;
    }
}
