using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Tallies;
using CommunityCollab.Core.Tests.Activities;
using CsCheck;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>A watcher can never work out what one person answered: public numbers and all earlier ones together never set
/// apart fewer than the minimum.</summary>
public sealed class PublicStepsTests
{
    private const int Runs = 60;

    public static TheoryData<ActivityKind, bool> Publics { get; } =
        [.. from kind in Enum.GetValues<ActivityKind>() from students in new[] { false, true } select (kind, students)];

    [Theory, MemberData(nameof(Publics))]
    public void Between_any_two_different_figures_of_an_item_stand_at_least_the_minimum_of_people(ActivityKind kind, bool students) =>
        Over(kind, students, (watched, minN, cases) =>
        {
            foreach (var item in watched.Looks.SelectMany(look => look.Figures(kind != ActivityKind.Exchange)).GroupBy(figure => figure.Item))
            {
                var different = item.DistinctBy(figure => figure.Text).ToList();
                Assert.All(cases.Met(different.SelectMany((one, place) => different.Skip(place + 1).Select(other => (one, other)))), pair =>
                    Assert.True(watched.PeopleBetween(pair.one.Moment, pair.other.Moment) >= minN, $"{pair.one} and {pair.other}"));
            }
        });

    [Theory, MemberData(nameof(Publics))]
    public void The_count_of_people_moves_by_at_least_the_minimum(ActivityKind kind, bool students) =>
        Over(kind, students, (watched, minN, cases) => AssertMovesBy(minN, cases.Met(watched.Looks.Select(look => look.Published.Respondents).Where(count => count is not null))));

    [Theory, MemberData(nameof(Publics))]
    public void An_items_count_first_appears_at_the_minimum_and_then_grows_by_at_least_as_much(ActivityKind kind, bool students) =>
        Over(kind, students, (watched, minN, cases) =>
        {
            foreach (var counts in watched.Looks.SelectMany(look => look.Published.Cells).Where(cell => cell.Option is null).GroupBy(cell => cell.Item))
            {
                AssertMovesBy(minN, cases.Met(counts.Select(cell => cell.N).Where(count => count is not null)));
            }
        });

    /// <summary>Where it is published how many gave which answer.</summary>
    public static TheoryData<ActivityKind, bool> PublicsOfAnswers { get; } =
        [.. from kind in Scenes.WithAnswers from students in new[] { false, true } select (kind, students)];

    [Theory, MemberData(nameof(PublicsOfAnswers))]
    public void Between_two_shown_counts_of_an_answer_are_nobody_or_at_least_four(ActivityKind kind, bool students) =>
        Over(kind, students, (watched, _, cases) =>
        {
            foreach (var counts in watched.Looks.SelectMany(look => look.Published.Cells).Where(cell => cell is { Option: not null, N: not null }).GroupBy(cell => cell.Key))
            {
                Assert.All(cases.Met(counts.Zip(counts.Skip(1))), step => Assert.False(Math.Abs(step.First.N!.Value - step.Second.N!.Value) is 1 or 2 or 3));
            }
        });

    [Theory, MemberData(nameof(Publics))]
    public void Moving_twice_without_news_moves_nothing(ActivityKind kind, bool students) =>
        Over(kind, students, (watched, _, cases) =>
        {
            var before = watched.Shown.Copy();
            cases.Met(before.Cells);
            Assert.False(watched.Publication.Advance(watched.Shown, watched.Live));
            Assert.Equal(before, watched.Shown);
        });

    [Theory, MemberData(nameof(Publics))]
    public void The_public_tally_holds_no_groups_and_nobodys_row(ActivityKind kind, bool students) =>
        Over(kind, students, (watched, _, cases) =>
        {
            Assert.DoesNotContain(cases.Met(watched.Shown.Cells.Keys), key => key.Group.Length > 0);
            Assert.Empty(watched.Shown.Participants);
            Assert.DoesNotContain(watched.Looks[^1].Published.Cells, cell => cell.Group is not null);
        });

    [Theory, MemberData(nameof(Publics))]
    public void After_a_restart_nothing_moves(ActivityKind kind, bool students) =>
        Over(kind, students, (watched, _, cases) =>
        {
            cases.Met(watched.Shown.Cells);
            var stored = StoredTally.RoundTrip(watched.Shown);
            var rebuilt = new Tally();
            foreach (var contribution in watched.InForce)
            {
                watched.Publication.Config.Type.Fold(rebuilt, contribution, watched.Publication.Config);
            }

            Assert.Equal(watched.Live, rebuilt);
            Assert.False(watched.Publication.Advance(stored, rebuilt));
            Assert.Equal(watched.Shown, stored);
            Assert.Equal(Attacker.Looks(watched.Looks[^1].Published), Attacker.Looks(watched.Publication.Of(View.Public, stored)));
        });

    [Fact]
    public void One_more_answer_one_changed_or_one_taken_back_never_shows_by_itself()
    {
        var poll = new PollHistory(6, 5);
        Assert.True(poll.Advance());
        var before = poll.Looks();

        poll.Add("o1");
        Assert.False(poll.Advance());
        poll.TakeBack("o2");
        Assert.False(poll.Advance());
        poll.TakeBack("o1");
        poll.Add("o2");
        Assert.False(poll.Advance());
        Assert.Equal(before, poll.Looks());
    }

    [Fact]
    public void Nine_more_show_nothing_and_the_tenth_shows_all_ten()
    {
        var poll = new PollHistory(5, 5);
        poll.Advance();
        for (var more = 0; more < 9; more++)
        {
            poll.Add(more % 2 == 0 ? "o1" : "o2");
            Assert.False(poll.Advance());
        }

        poll.Add("o2");
        Assert.True(poll.Advance());
        Assert.Equal([20L, 10, 10], poll.Counts());
    }

    [Fact]
    public void Ten_who_all_say_the_same_wait_for_somebody_who_does_not()
    {
        var poll = new PollHistory(8, 8);
        poll.Advance();
        poll.Add("o1", 10);
        poll.Advance();
        Assert.Equal([16L, 8, 8], poll.Counts());
        poll.Add("o2", 4);
        Assert.True(poll.Advance());
        Assert.Equal([30L, 18, 12], poll.Counts());
    }

    [Fact]
    public void A_poll_where_everybody_agrees_still_appears_and_grows_behind_its_mask()
    {
        var poll = new PollHistory(10, 0);
        Assert.True(poll.Advance());
        poll.Add("o1", 10);
        Assert.True(poll.Advance());
        Assert.Equal([20L, null, null], poll.Counts());
    }

    [Fact]
    public void Withdrawals_never_make_a_number_fall()
    {
        var poll = new PollHistory(15, 15);
        poll.Advance();
        poll.TakeBack("o1", 12);
        Assert.False(poll.Advance());
        Assert.Equal([30L, 15, 15], poll.Counts());
    }

    [Fact]
    public void A_follow_up_question_waits_for_the_question_whose_answers_it_tells()
    {
        var follow = Questions.Text with { Key = "next", Required = true, VisibleIf = [new Condition("q", ConditionOperator.AnyOf, ["1"])] };
        var publication = Questions.Publication([Questions.Choice(2), follow]);
        var shown = new Tally();
        publication.Advance(shown, Tables.Answered("q", [10, 10]).With("next", "", 10));
        Assert.Equal(10, shown[new CellKey("next")].N);

        // Ten more said yes and two said no: the answers wait for two more who say no, and the follow-up with them.
        publication.Advance(shown, Tables.Answered("q", [20, 12]).With("next", "", 20));
        Assert.Equal((20, 10), (shown[new CellKey("q")].N, shown[new CellKey("next")].N));
        publication.Advance(shown, Tables.Answered("q", [20, 14]).With("next", "", 20));
        Assert.Equal((34, 20), (shown[new CellKey("q")].N, shown[new CellKey("next")].N));
    }

    [Fact]
    public void A_follow_up_question_stays_out_of_sight_while_the_answers_before_it_are_masked()
    {
        var follow = Questions.Text with { Key = "next", Required = true, VisibleIf = [new Condition("q", ConditionOperator.AnyOf, ["1"])] };
        var shown = new Tally();
        Questions.Publication([Questions.Choice(2), follow]).Advance(shown, Tables.Answered("q", [20, 0]).With("next", "", 20));
        Assert.Equal((20, 0), (shown[new CellKey("q")].N, shown[new CellKey("next")].N));
    }

    [Fact]
    public void Ten_who_all_give_the_highest_number_wait_for_others_so_that_two_means_do_not_tell_it()
    {
        var publication = Questions.Publication(new NumberItem { Key = "q", Prompt = "How many?", High = 10 });
        var shown = new Tally();
        publication.Advance(shown, Tables.Of(10).With("q", "", 10, 5));
        publication.Advance(shown, Tables.Of(20).With("q", "", 10, 5).With("q", "", 10, 10));
        Assert.Equal(10, shown[new CellKey("q")].N);
        publication.Advance(shown, Tables.Of(21).With("q", "", 11, 5).With("q", "", 10, 10));
        Assert.Equal(21, shown[new CellKey("q")].N);
    }

    private static void AssertMovesBy(int minN, IEnumerable<long?> counts)
    {
        long before = 0;
        foreach (var count in counts.Where(count => count is not null).Select(count => count!.Value))
        {
            Assert.True(count == before || count >= before + minN, $"{before} to {count}");
            before = count;
        }
    }

    private static void Over(ActivityKind kind, bool students, Action<WatchedHistory, int, Cases> check) =>
        Cases.Of(cases => Gen.Select(Scenes.Of(kind, 120), Gen.Int).Sample(
            (scene, seed) =>
            {
                var publication = new Publication(Guid.Empty, scene.Config, Scene.Groups, students, null);
                check(WatchedHistory.Of(scene, publication, new Random(seed)), publication.PolicyFor(View.Public).MinN, cases);
            },
            iter: Runs));

    private sealed class PollHistory
    {
        private readonly Publication _publication = new(Guid.Empty, new PollConfig("Which?", Scenes.Options(2)), [], false, null);
        private readonly Tally _live = new();
        private readonly Tally _shown = new();

        public PollHistory(int first, int second)
        {
            Add("o1", first);
            Add("o2", second);
        }

        public void Add(string choice, int people = 1) => Repeat(people, () => _publication.Config.Type.Fold(_live, Answer(choice), _publication.Config));

        public void TakeBack(string choice, int people = 1) => Repeat(people, () => _publication.Config.Type.Unfold(_live, Answer(choice), _publication.Config));

        public bool Advance() => _publication.Advance(_shown, _live);

        public string Looks() => Attacker.Looks(_publication.Of(View.Public, _shown));

        public IEnumerable<long?> Counts() => _publication.Of(View.Public, _shown).Cells.Select(cell => cell.N);

        private static Contribution Answer(string choice) => new(new PollAnswer(choice), null, ["guardian"]);

        private static void Repeat(int times, Action action)
        {
            for (var time = 0; time < times; time++)
            {
                action();
            }
        }
    }
}
