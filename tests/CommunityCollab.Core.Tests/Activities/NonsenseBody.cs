using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Pairwise;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Core.Tests.Activities;

/// <summary>Makes what a careless or hostile program could send, up to and including nulls where JSON lets them in.</summary>
public static class NonsenseBody
{
    private static readonly string?[] Texts =
        [null, "", " ", "o1", "o2", "q0", "q1", "O1", "o1\n", "thoughts", "skip", "a\0b", "\uD800", "e\u0301", "\u200B", "\uFFFE", "👨‍👩‍👧‍👦", "١٢", new string('x', 20_000)];

    public static ContributionBody Make(ActivityConfig config, Random chance) => chance.Next(10) switch
    {
        0 => new PollAnswer(Text(chance)!),
        1 => new Thought(Text(chance)!),
        2 => new Rating(Text(chance)!, chance.Next(-1, 8)),
        3 => new RatingSkip(Text(chance)!, (SkipReason)chance.Next(-1, 5)),
        4 => new Statement(Text(chance)!),
        5 => new StatementVoteCast(Text(chance)!, (Vote)chance.Next(-3, 4)),
        6 => new Idea(Text(chance)!),
        7 => new PairAnswer(chance.Next(3) == 0 ? Text(chance)! : $"{Text(chance)}.{Text(chance)}.{Text(chance)}", Text(chance), chance.Next(2) == 0 ? null : (CantDecide)chance.Next(-1, 7)),
        _ => chance.Next(20) == 0 ? new SurveyResponse(null!) : new SurveyResponse(Answers(config as SurveyConfig, chance)!),
    };

    private static List<Answer?> Answers(SurveyConfig? config, Random chance)
    {
        var items = config is not null && chance.Next(3) > 0 ? config.Items.Select(item => (string?)item.Key) : Many(chance);
        return [.. items.Where(_ => chance.Next(5) > 0).Select(item => chance.Next(15) == 0 ? null : Answer(item, chance))];
    }

    // Mostly one field, as a real one has.
    private static Answer Answer(string? item, Random chance)
    {
        var answer = new Answer(item!);
        do
        {
            answer = chance.Next(8) switch
            {
                0 => answer with { Choice = Text(chance) },
                1 => answer with { Choices = Many(chance)! },
                2 => answer with { Scale = chance.Next(3) == 0 ? int.MinValue : chance.Next(-2, 8) },
                3 => answer with { Cells = [.. Many(chance).Select(row => chance.Next(4) == 0 ? null! : new MatrixCell(row!, Text(chance)!))] },
                4 => answer with { Ranking = Many(chance)! },
                5 => answer with { Number = chance.Next(4) switch { 0 => decimal.MaxValue, 1 => decimal.MinValue, 2 => 0.000001m, _ => chance.Next(100) } },
                6 => answer with { Date = chance.Next(3) switch { 0 => DateOnly.MinValue, 1 => DateOnly.MaxValue, _ => new DateOnly(2026, 9, 1) } },
                _ => answer with { Text = Text(chance) },
            };
        }
        while (chance.Next(5) == 0);

        return answer;
    }

    private static List<string?> Many(Random chance) => [.. Enumerable.Range(0, chance.Next(6)).Select(_ => Text(chance))];

    private static string? Text(Random chance) => Texts[chance.Next(Texts.Length)];
}
