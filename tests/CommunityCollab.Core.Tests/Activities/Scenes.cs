using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Pairwise;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Tests.Activities.Survey;
using CsCheck;

namespace CommunityCollab.Core.Tests.Activities;

/// <summary>Makes scenes of every kind of activity. A scene grows out of a seed and a size, so that a failing one shrinks
/// to few contributions.</summary>
public static class Scenes
{
    private const int MostContributions = 60;

    public static TheoryData<ActivityKind> Kinds { get; } = [.. Enum.GetValues<ActivityKind>()];

    /// <summary>The kinds of which it is published how many gave which answer; of an exchange and of pairs, means alone.</summary>
    public static TheoryData<ActivityKind> KindsWithAnswers { get; } = [.. WithAnswers];

    internal static IEnumerable<ActivityKind> WithAnswers => Enum.GetValues<ActivityKind>().Where(kind => kind is not (ActivityKind.Exchange or ActivityKind.Pairwise));

    /// <summary>The kinds whose figures staff see by stakeholder group.</summary>
    public static TheoryData<ActivityKind> KindsByGroup { get; } = [.. Enum.GetValues<ActivityKind>().Where(kind => kind != ActivityKind.Pairwise)];

    public static Gen<Scene> Of(ActivityKind kind) => Of(kind, MostContributions);

    public static Gen<Scene> Of(ActivityKind kind, int most) =>
        Gen.Select(Gen.Int, Gen.Int[0, most], (seed, size) => Make(kind, new Random(seed), size));

    public static Option[] Options(int count) => [.. Enumerable.Range(1, count).Select(place => new Option($"o{place}", $"Option {place}"))];

    public static IReadOnlyList<string> SomeGroups(Random chance) =>
        [.. Scene.Groups.Where(_ => chance.Next(3) == 0)];

    private static Scene Make(ActivityKind kind, Random chance, int size) => kind switch
    {
        ActivityKind.Survey => Survey(RandomSurvey.Config(chance), chance, size),
        ActivityKind.Poll => Poll(new PollConfig("How shall we go on?", Options(chance.Next(2, 6))), chance, size),
        ActivityKind.Exchange => Exchange(chance, size),
        ActivityKind.Opinion => ManyPerPerson(
            new OpinionConfig("What do you think?", Options(3)),
            chance,
            size,
            text => new Statement(text),
            (_, target) => new StatementVoteCast(target, (Vote)chance.Next(-1, 2))),
        ActivityKind.Pairwise => Pairwise(chance, size),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Say here what people give to such an activity."),
    };

    // Each target is one of the three pairs of three ideas. In every other scene people are much of one mind.
    private static Scene Pairwise(Random chance, int size)
    {
        var config = new PairwiseConfig("What comes first?", Options(3), 140, true, 200, ServedPrompt.NewKey());
        var favour = chance.Next(2) == 0 ? 0.5 : 0.9;
        return ManyPerPerson(config, chance, size, text => new Idea(text), (person, target) =>
        {
            var (first, second) = target switch { "o1" => ("o1", "o2"), "o2" => ("o2", "o3"), _ => ("o1", "o3") };
            var prompt = (chance.Next(2) == 0 ? new ServedPrompt(first, second) : new ServedPrompt(second, first)).Sign(config.PromptKey, person);
            return chance.Next(6) == 0
                ? new PairAnswer(prompt, null, (CantDecide)chance.Next(5))
                : new PairAnswer(prompt, chance.NextDouble() < favour ? first : second, null);
        });
    }

    // In every other one people are much of one mind, so that no answer is too rare for the others to show.
    private static Scene Exchange(Random chance, int size)
    {
        var (fewest, most) = chance.Next(2) == 0 ? (1, 5) : (3, 4);
        return ManyPerPerson(
            new ExchangeConfig("What should we know?"),
            chance,
            size,
            text => new Thought(text),
            (_, target) => chance.Next(6) == 0 ? new RatingSkip(target, (SkipReason)chance.Next(3)) : new Rating(target, chance.Next(fewest, most + 1)));
    }

    private static Scene Survey(SurveyConfig config, Random chance, int size) =>
        OnePerPerson(config, chance, size, () => RandomSurvey.Response(config, chance));

    private static Scene Poll(PollConfig config, Random chance, int size)
    {
        // A lopsided choice, so that unanimous and nearly unanimous polls come up.
        var favour = chance.NextDouble();
        return OnePerPerson(config, chance, size, () =>
            new PollAnswer(config.Options[chance.NextDouble() < favour ? 0 : chance.Next(config.Options.Count)].Key));
    }

    private static Scene OnePerPerson(ActivityConfig config, Random chance, int size, Func<ContributionBody> body)
    {
        var people = Enumerable.Range(0, size).Select(person => $"p{person}").ToList();
        return new Scene(
            config,
            [.. people.Select(person => new Contribution(body(), person, SomeGroups(chance)))],
            [.. people.Select(person => new Contribution(body(), person, SomeGroups(chance)))]);
    }

    // Everyone may share any number of texts, and say one thing to each of a few targets. Every other scene has a crowd, in which
    // enough say something to one target for its figures to show.
    private static Scene ManyPerPerson(ActivityConfig config, Random chance, int size, Func<string, ContributionBody> text, Func<string, string, ContributionBody> say)
    {
        var isCrowd = chance.Next(2) == 0;
        var people = isCrowd ? chance.Next(30, 60) : chance.Next(1, 25);
        var groups = Enumerable.Range(0, people).Select(_ => SomeGroups(chance)).ToList();
        var contributions = new List<Contribution>();
        var revisions = new List<Contribution>();
        var said = new HashSet<(int, string)>();
        for (var place = 0; place < (isCrowd ? 3 * size : size); place++)
        {
            var person = chance.Next(people);
            var target = $"o{chance.Next(1, 4)}";
            var isText = chance.Next(5) == 0 || !said.Add((person, target));
            Contribution Made() => new(isText ? text($"Text {chance.Next()}") : say($"p{person}", target), $"p{person}", groups[person], isText ? $"t{place}" : "");
            contributions.Add(Made());
            revisions.Add(Made());
        }

        return new Scene(config, contributions, revisions);
    }
}
