using System.Globalization;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Survey;

namespace CommunityCollab.Server.Demo;

/// <summary>A contribution of an invented person.</summary>
/// <param name="Person">Who; the same person may contribute more than once. Null in an anonymous activity.</param>
/// <param name="Groups">Their stakeholder groups.</param>
/// <param name="Body">What they say. A rating names a thought by its author's number, resolved when it is sent.</param>
internal sealed record InventedContribution(string? Person, IReadOnlyList<string> Groups, ContributionBody Body);

/// <summary>Invents people who answer, the same ones every time, small groups among them.</summary>
internal static class InventedPeople
{
    private const int Seed = 51;

    private static readonly string[] Hopes =
    [
        "Ask questions that nobody has an answer to yet", "Read a contract before they sign it", "Grow food and cook it", "Speak in front of people they do not know",
        "Work with their hands", "Know the rivers and mountains they live by", "Disagree and stay friends", "Plan a year's money",
        "Use two languages every day", "Finish what they start", "Care for someone younger", "Build something that did not exist before",
    ];

    private static readonly string[] Needs = ["thinking", "working", "trade", "college"];

    private static readonly string[] Environments = ["projects", "outdoors", "pace", "small"];

    private static readonly string[] Plans = ["repair", "replace", "wait", "unsure"];

    private static readonly string[] Sites = ["The library", "The fire station", "The elementary school gym", "The fairgrounds"];

    /// <summary>People who answer the guiding survey.</summary>
    public static IReadOnlyList<InventedContribution> AnswerGuidingSurvey(int people)
    {
        var chance = new Random(Seed);
        return [.. Enumerable.Range(0, people).Select(_ => new InventedContribution(null, Groups(chance), new SurveyResponse(
        [
            new Answer("served") { Scale = Pick(chance, 8, 18, 34, 28, 12) + 1 },
            new Answer("need") { Choice = Needs[Pick(chance, 38, 27, 22, 13)] },
            new Answer("environment") { Choices = [.. Environments.Where((_, place) => place == chance.Next(4) || chance.Next(100) < 40).DefaultIfEmpty("pace")] },
            .. chance.Next(100) < 30 ? (Answer[])[new Answer("hope") { Text = Hopes[chance.Next(Hopes.Length)] }] : [],
        ])))];
    }

    /// <summary>People who answer the buildings survey.</summary>
    public static IReadOnlyList<InventedContribution> AnswerBuildingsSurvey(int people)
    {
        var chance = new Random(Seed + 1);
        return [.. Enumerable.Range(0, people).Select(_ =>
        {
            var comes = chance.Next(100) < 55;
            return new InventedContribution(null, Groups(chance), new SurveyResponse(
            [
                new Answer("plan") { Choice = Plans[Pick(chance, 34, 31, 20, 15)] },
                new Answer("visits") { Number = chance.Next(0, 60) },
                new Answer("meeting") { Choice = comes ? "yes" : "no" },
                .. comes && chance.Next(100) < 50 ? (Answer[])[new Answer("site") { Text = Sites[chance.Next(Sites.Length)] }] : [],
            ]));
        })];
    }

    /// <summary>People who share a thought each, and then rate others'.</summary>
    /// <param name="people">How many people.</param>
    /// <param name="ratings">How many ratings each gives.</param>
    public static IReadOnlyList<InventedContribution> Exchange(int people, int ratings)
    {
        var chance = new Random(Seed + 2);
        var thoughts = Enumerable.Range(0, people).Select(person => new InventedContribution(Name(person), Groups(chance), new Thought(
            string.Create(CultureInfo.InvariantCulture, $"{Hopes[person % Hopes.Length]}{(person < Hopes.Length ? "" : $", {Hopes[(person + person / Hopes.Length) % Hopes.Length].ToLowerInvariant()} too")}")))).ToList();
        var stars = Enumerable.Range(0, people).SelectMany(person => Enumerable.Range(1, ratings).Select(step =>
            new InventedContribution(Name(person), [], new Rating(Name((person + step) % people), 1 + Pick(chance, 6, 12, 24, 34, 24)))));
        return [.. thoughts, .. stars];
    }

    private static string Name(int person) => string.Create(CultureInfo.InvariantCulture, $"person-{person}");

    private static string[] Groups(Random chance) => Pick(chance, 46, 22, 12, 14, 4, 2) switch
    {
        0 => chance.Next(100) < 10 ? ["guardian", "classified"] : ["guardian"],
        1 => ["licensed"],
        2 => ["classified"],
        3 => ["resident"],
        4 => ["employer"],
        _ => ["tribal"],
    };

    private static int Pick(Random chance, params ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var draw = chance.Next(total);
        var place = 0;
        while (draw >= weights[place])
        {
            draw -= weights[place++];
        }

        return place;
    }
}
