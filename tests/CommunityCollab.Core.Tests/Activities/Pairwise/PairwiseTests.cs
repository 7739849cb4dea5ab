using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Pairwise;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Tests.Activities.Pairwise;

public sealed class PairwiseTests
{
    private static readonly PairwiseType Type = PairwiseType.Instance;
    private static readonly PairwiseConfig Config = new("What comes first?", Scenes.Options(3), 140, true, 10, ServedPrompt.NewKey());

    [Fact]
    public void An_answer_to_a_prompt_that_was_served_to_its_giver_is_taken() => Assert.Empty(Check(new PairAnswer(Served("me"), "o1", null)));

    public static TheoryData<string> NotServed =>
    [
        new ServedPrompt("o1", "o2").Sign(Config.PromptKey, "somebody else"),
        new ServedPrompt("o1", "o2").Sign(ServedPrompt.NewKey(), "me"),
        Served("me").Replace("o2", "o3", StringComparison.Ordinal),
        "o1.o2",
        "o1.o2.",
        "o1.o1.x",
        "",
    ];

    [Theory, MemberData(nameof(NotServed))]
    public void Nobody_answers_a_prompt_that_was_not_served_to_them(string prompt) =>
        Assert.Equal(["prompt"], Check(new PairAnswer(prompt, "o1", null)).Single().Path);

    [Theory]
    [InlineData(null, null, "winner")]
    [InlineData("o3", null, "winner")]
    [InlineData("o1", CantDecide.Same, "cantDecide")]
    [InlineData(null, (CantDecide)9, "cantDecide")]
    public void An_answer_is_one_of_the_two_or_a_reason(string? winner, CantDecide? reason, string path) =>
        Assert.Equal([path], Check(new PairAnswer(Served("me"), winner, reason)).Single().Path);

    [Theory]
    [InlineData(TextItemState.Held)]
    [InlineData(TextItemState.Removed)]
    public void A_pair_of_which_one_idea_is_not_shown_takes_no_answer(TextItemState state) => Assert.Equal(
        ProblemCode.NotFound,
        Type.Validate(new PairAnswer(Served("me"), "o1", null), Config, "me", Scene.Known(new TextItem("o1", null, TextItemState.Visible), new TextItem("o2", null, state))).Single().Code);

    [Fact]
    public void A_person_has_one_say_on_two_ideas_whichever_stands_left() => Assert.Equal(
        Type.SayOn(new PairAnswer(new ServedPrompt("o1", "o2").Sign(Config.PromptKey, "me"), "o1", null)),
        Type.SayOn(new PairAnswer(new ServedPrompt("o2", "o1").Sign(Config.PromptKey, "me"), "o1", null)));

    [Theory]
    [InlineData("a.b", "a", true)]
    [InlineData("a.b", "b", true)]
    [InlineData("ab.a", "a", true)]
    [InlineData("a.ab", "ab", true)]
    [InlineData("ab.ba", "a", false)]
    [InlineData("ab.ba", "b", false)]
    [InlineData("a.b", "a.b", false)]
    [InlineData("a.b", "c", false)]
    public void A_pair_has_two_ideas(string pair, string idea, bool isOfIt) => Assert.Equal(isOfIt, ServedPrompt.IsOf(pair, idea));

    [Fact]
    public void The_pairs_of_those_seen_least_come_first_each_once_until_none_is_left()
    {
        string[] ideas = ["a", "b", "c", "d"];
        var answered = new HashSet<string>();
        while (ServedPrompt.Next(ideas, answered) is { } next)
        {
            Assert.True(answered.Add(next.Pair));
        }

        Assert.Equal(["a.b", "a.c", "b.c", "a.d", "b.d", "c.d"], answered);
    }

    [Fact]
    public void A_score_is_the_estimated_chance_of_being_chosen_with_its_interval()
    {
        var tally = Answered(wins: 15, losses: 5);
        var idea = Shown(tally, View.Rows).First(cell => cell is { Item: "o1", Option: null });
        Assert.Equal((20, 72.7273m), (idea.N!.Value, idea.Value!.Value));
        Assert.InRange(idea.Low!.Value, 54m, 55m);
        Assert.InRange(idea.High!.Value, 90m, 91m);
    }

    [Fact]
    public void Of_few_votes_no_score_is_shown()
    {
        var idea = Shown(Answered(wins: 8, losses: 6), View.Staff).First(cell => cell is { Item: "o1", Option: null, Group: null });
        Assert.Equal((null, null, CellState.NotEnough, SuppressionReason.NotEnoughVotes), (idea.N, idea.Value, idea.State, idea.Reason!.Code));
        Assert.NotNull(Shown(Answered(wins: 9, losses: 6), View.Staff).First(cell => cell is { Item: "o1", Option: null, Group: null }).Value);
    }

    [Fact]
    public void A_removed_idea_has_no_figure_and_the_others_keep_theirs()
    {
        var publication = new Publication(Guid.NewGuid(), Config, [], false, null) { Moderated = new HashSet<string> { "o2" } };
        var tally = publication.Of(View.Rows, Answered(wins: 9, losses: 6), DateTimeOffset.UnixEpoch, 1);
        Assert.DoesNotContain(tally.Cells, cell => cell.Item == "o2");
        Assert.Equal((15, 15), (tally.Cells.First(cell => cell.Item == "o1").N!.Value, tally.Contributions!.Value));
    }

    [Fact]
    public void One_person_who_answers_much_is_one_person_behind_a_score()
    {
        var tally = Answered(wins: 6, losses: 3);
        var busy = Enumerable.Range(0, 20).Select(other => new ServedPrompt("o1", $"t{other}")).ToList();
        foreach (var prompt in busy)
        {
            Fold(tally, "busy", prompt, "o1");
        }

        Assert.Equal((29, 10), (tally[new CellKey("o1")].N, tally[new CellKey("o1", "people")].N));
        Assert.NotEqual(SuppressionReason.BelowMinN, Shown(tally, View.Public).First(cell => cell is { Item: "o1", Option: null }).Reason?.Code);

        Type.Unfold(tally, Answer("p0", new ServedPrompt("o1", "o2"), "o1"), Config);
        Assert.Equal((28, 9), (tally[new CellKey("o1")].N, tally[new CellKey("o1", "people")].N));
        Assert.Equal(SuppressionReason.BelowMinN, Shown(tally, View.Public).First(cell => cell is { Item: "o1", Option: null }).Reason!.Code);
        Type.Unfold(tally, Answer("busy", busy[0], "o1"), Config);
        Assert.Equal(9, tally[new CellKey("o1", "people")].N);
    }

    [Fact]
    public void The_public_sees_a_score_move_only_after_enough_new_people_however_much_the_others_answer()
    {
        var (live, shown) = (Answered(wins: 7, losses: 5), new Tally());
        var publication = new Publication(Guid.NewGuid(), Config, [], false, null);
        foreach (var person in Enumerable.Range(0, 12))
        {
            Fold(live, $"p{person}", new ServedPrompt("o1", "o3"), person % 2 == 0 ? "o1" : "o3");
        }

        Assert.True(publication.Advance(shown, live));
        var before = shown[new CellKey("o1")];
        Assert.Equal(24, before.N);
        foreach (var person in Enumerable.Range(0, 12))
        {
            Fold(live, $"p{person}", new ServedPrompt("o1", "o4"), person % 2 == 0 ? "o1" : "o4");
        }

        publication.Advance(shown, live);
        Assert.Equal(before, shown[new CellKey("o1")]);
    }

    private static Contribution Answer(string person, ServedPrompt prompt, string winner) => new(new PairAnswer(prompt.Sign(Config.PromptKey, person), winner, null), person, []);

    private static void Fold(Tally tally, string person, ServedPrompt prompt, string winner) => Type.Fold(tally, Answer(person, prompt, winner), Config);

    private static string Served(string participant) => new ServedPrompt("o1", "o2").Sign(Config.PromptKey, participant);

    private static IReadOnlyList<Problem> Check(PairAnswer answer) => Type.Validate(
        answer, Config, "me", Scene.Known([.. Type.RefersTo(answer).Distinct().Select(id => new TextItem(id, null, TextItemState.Visible))]));

    private static Tally Answered(int wins, int losses)
    {
        var tally = new Tally();
        for (var person = 0; person < wins + losses; person++)
        {
            Type.Fold(tally, new Contribution(new PairAnswer(Served($"p{person}"), person < wins ? "o1" : "o2", null), $"p{person}", []), Config);
        }

        return tally;
    }

    private static IReadOnlyList<PublishedCell> Shown(Tally tally, View view) =>
        new Publication(Guid.NewGuid(), Config, [], false, null).Of(view, tally, DateTimeOffset.UnixEpoch, 1).Cells;
}
