using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Tallies;
using CommunityCollab.Core.Tests.Activities;
using CsCheck;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>What each audience is shown of anything people might give.</summary>
public sealed class PublicationTests
{
    private const int Runs = 150;

    public static TheoryData<ActivityKind, View, bool> Audiences { get; } =
        [.. from kind in Enum.GetValues<ActivityKind>() from view in new[] { View.Public, View.Staff } from students in new[] { false, true } select (kind, view, students)];

    [Theory, MemberData(nameof(Audiences))]
    public void No_number_shown_is_about_fewer_people_than_the_minimum(ActivityKind kind, View view, bool students) =>
        Over(kind, view, students, (_, published, minN, cases) =>
        {
            Assert.True(published.Respondents is null || published.Respondents >= minN);
            Assert.All(cases.Met(published.Cells.Where(cell => cell is { Option: null, N: not null })), cell => Assert.True(cell.N >= minN));
            var hiddenBases = published.Cells.Where(cell => cell is { Option: null, N: null }).Select(cell => (cell.Item, cell.Group)).ToHashSet();
            Assert.All(published.Cells.Where(cell => hiddenBases.Contains((cell.Item, cell.Group))), cell => Assert.True(cell is { N: null, Value: null, Bound: null }));
        });

    /// <summary>Where one person may say something of many things, and of one thing more than once.</summary>
    public static TheoryData<ActivityKind, View, bool> AudiencesOfTexts { get; } =
        [.. from kind in new[] { ActivityKind.Exchange, ActivityKind.Opinion, ActivityKind.Pairwise } from view in new[] { View.Public, View.Staff } from students in new[] { false, true } select (kind, view, students)];

    [Theory, MemberData(nameof(AudiencesOfTexts))]
    public void No_figure_of_a_text_is_of_fewer_people_than_the_minimum(ActivityKind kind, View view, bool students) =>
        Cases.Of(cases => Scenes.Of(kind).Sample(
            scene =>
            {
                var publication = new Publication(Guid.Empty, scene.Config, Scene.Groups, students, null);
                var published = publication.Of(view, scene.Fold(scene.Contributions));
                Assert.All(cases.Met(published.Cells.Where(cell => cell is { Option: null, Group: null, N: not null } && cell.Item.StartsWith('o'))), cell =>
                {
                    var people = scene.Contributions.Where(contribution => scene.Type.RefersTo(contribution.Body).Contains(cell.Item)).DistinctBy(contribution => contribution.Participant);
                    Assert.True(people.Count() >= publication.PolicyFor(view).MinN);
                });
            },
            iter: Runs));

    /// <summary>Where it is published how many gave which answer.</summary>
    public static TheoryData<ActivityKind, View, bool> AudiencesOfAnswers { get; } =
        [.. from kind in Scenes.WithAnswers from view in new[] { View.Public, View.Staff } from students in new[] { false, true } select (kind, view, students)];

    [Theory, MemberData(nameof(AudiencesOfAnswers))]
    public void No_answer_of_one_to_three_people_is_shown_and_no_answer_that_all_but_one_to_three_chose(ActivityKind kind, View view, bool students) =>
        Over(kind, view, students, (_, published, _, cases) => Assert.All(cases.Met(published.Cells.Where(cell => cell is { Option: not null, N: not null })), cell =>
        {
            var total = published.Cells.Single(other => other.Item == cell.Item && other.Group == cell.Group && other.Option is null).N;
            Assert.False(cell.N is 1 or 2 or 3);
            Assert.False(total - cell.N is 1 or 2 or 3);
        }));

    /// <summary>Polls and statements have answers and no mean.</summary>
    public static TheoryData<ActivityKind, View, bool> AudiencesOfMeans { get; } =
        [.. from kind in new[] { ActivityKind.Survey, ActivityKind.Exchange } from view in new[] { View.Public, View.Staff } from students in new[] { false, true } select (kind, view, students)];

    [Theory, MemberData(nameof(AudiencesOfMeans))]
    public void A_mean_is_shown_only_where_no_answer_under_it_is_hidden(ActivityKind kind, View view, bool students) =>
        Over(kind, view, students, (_, published, _, cases) => Assert.All(
            cases.Met(published.Cells.Where(cell => cell is { Option: null, Value: not null })),
            mean => Assert.DoesNotContain(published.Cells, cell => cell.Item == mean.Item && cell.Group == mean.Group && cell.State != CellState.Shown)));

    [Theory, MemberData(nameof(Audiences))]
    public void Every_hidden_figure_says_why_and_every_shown_one_is_exact(ActivityKind kind, View view, bool students) =>
        Over(kind, view, students, (tally, published, _, cases) => Assert.All(cases.Met(published.Cells), cell =>
        {
            Assert.True(cell.State == CellState.Shown ? cell.N == tally[new CellKey(cell.Item, cell.Option ?? "", cell.Group ?? "")].N : cell.Reason is { Text.Length: > 0 });
        }));

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void The_public_sees_nothing_of_a_tally_that_staff_do_not_see_of_the_same_one(ActivityKind kind) =>
        Cases.Of(cases => Gen.Select(Scenes.Of(kind), Gen.Bool).Sample(
            (scene, students) =>
            {
                var publication = new Publication(Guid.Empty, scene.Config, Scene.Groups, students, null);
                var tally = scene.Fold(scene.Contributions);
                var staff = publication.Of(View.Staff, tally).Cells.Where(cell => cell.Group is null).ToDictionary(cell => cell.Key);
                Assert.All(cases.Met(publication.Of(View.Public, tally).Cells.Where(cell => cell.N is not null)), cell =>
                {
                    Assert.True(staff[cell.Key].N == cell.N);
                    Assert.True(cell.Value is null || staff[cell.Key].Value is not null);
                });
            },
            iter: Runs));

    [Fact]
    public void An_activity_nobody_answered_says_so_and_not_zero_percent()
    {
        var publication = Questions.Publication(Questions.Choice(2), groups: ["guardian"]);
        foreach (var view in Enum.GetValues<View>())
        {
            Assert.Equal(3, publication.Of(view, new Tally()).Cells.Count(cell => cell.Group is null));
        }

        Assert.All(publication.Of(View.Staff, new Tally()).Cells, cell =>
        {
            Assert.Equal(CellState.NotEnough, cell.State);
            Assert.Equal(SuppressionReason.NoResponses, cell.Reason!.Code);
            Assert.Null(cell.Value);
        });
        Assert.All(publication.Of(View.Public, new Tally()).Cells, cell => Assert.Equal(SuppressionReason.NotEnoughYet, cell.Reason!.Code));
        Assert.All(publication.Of(View.Rows, new Tally()).Cells, cell => Assert.Null(cell.Value));
    }

    [Theory]
    [InlineData(9, false, null)]
    [InlineData(10, false, 10)]
    [InlineData(15, true, null)]
    [InlineData(16, true, 16)]
    public void The_first_number_appears_exactly_at_the_minimum(int people, bool students, int? shown)
    {
        var tally = Tables.Answered("q", [people / 2, people - (people / 2)]);
        var published = Questions.Publication(Questions.Choice(2), students).Of(View.Public, tally);
        Assert.Equal(shown, published.Respondents);
        Assert.Equal(shown, published.Cells[0].N);
    }

    [Fact]
    public void One_answer_of_three_people_hides_the_whole_distribution_and_keeps_the_total()
    {
        var published = Questions.Publication(Questions.Choice(3)).Of(View.Staff, Tables.Answered("q", [20, 20, 3]));
        Assert.Equal([43, null, null, null], published.Cells.Select(cell => cell.N));
        Assert.Equal(3, published.Cells.Skip(1).Count(cell => cell.Reason!.Code == SuppressionReason.SmallCategory));
    }

    [Fact]
    public void The_mean_of_a_scale_with_a_hidden_answer_is_hidden_since_two_equations_solve_for_two_unknowns()
    {
        var published = Questions.Publication(Questions.Scale(3)).Of(View.Staff, Tables.Answered("q", [20, 20, 3], hasValues: true));
        Assert.Equal((43, null), (published.Cells[0].N, published.Cells[0].Value));
    }

    [Fact]
    public void A_mean_place_that_only_one_person_moved_is_hidden()
    {
        var tally = Tables.Of(5).With("q.1", "", 4, 1).With("q.1", "", 1, 2).With("q.2", "", 4, 2).With("q.2", "", 1, 1);
        Assert.Equal([null, null], Questions.Publication(Questions.Rank(2)).Of(View.Staff, tally).Cells.Select(cell => cell.Value));
    }

    [Fact]
    public void One_hidden_mean_place_hides_the_others_since_they_add_up()
    {
        var tally = Tables.Of(20).With("q.1", "", 20, 1).With("q.2", "", 10, 2).With("q.2", "", 10, 3).With("q.3", "", 10, 2).With("q.3", "", 10, 3);
        Assert.Equal([null, null, null], Questions.Publication(Questions.Rank(3)).Of(View.Public, tally).Cells.Select(cell => cell.Value));
    }

    [Fact]
    public void A_number_in_a_wide_range_shows_its_mean_though_it_lies_low()
    {
        var minutes = new NumberItem { Key = "q", Prompt = "How many minutes to school?" };
        var published = Questions.Publication(minutes).Of(View.Public, Tables.Of(20).With("q", "", 10, 15).With("q", "", 10, 30));
        Assert.Equal(22.5m, published.Cells.Single().Value);
    }

    [Fact]
    public void Choosing_one_or_two_of_two_does_not_tell_the_hidden_one_by_what_everybody_had_to_choose()
    {
        var item = new MultipleChoiceItem { Key = "q", Prompt = "Which?", Options = Questions.Options(2) };
        var tally = Tables.Of(10).With("q", "", 10);
        tally.Add(new CellKey("q", "1"), new CellSum(4, 0));
        tally.Add(new CellKey("q", "2"), new CellSum(7, 0));
        Assert.Equal([null, null], Questions.Publication(item).Of(View.Public, tally).Cells.Skip(1).Select(cell => cell.N));
    }

    [Fact]
    public void A_follow_up_question_hides_with_the_question_whose_answer_it_tells()
    {
        var follow = Questions.Text with { Key = "next", Required = true, VisibleIf = [new Condition("q", ConditionOperator.AnyOf, ["1"])] };
        var publication = Questions.Publication([Questions.Choice(2), follow]);
        var hidden = publication.Of(View.Staff, Tables.Answered("q", [13, 3]).With("next", "", 13));
        var shown = publication.Of(View.Staff, Tables.Answered("q", [13, 4]).With("next", "", 13));
        Assert.Equal((null, CellState.Complementary), (hidden.Cells.Single(cell => cell.Item == "next").N, hidden.Cells.Single(cell => cell.Item == "next").State));
        Assert.Equal(13, shown.Cells.Single(cell => cell.Item == "next").N);
    }

    [Fact]
    public void A_follow_up_on_a_number_hides_when_only_two_people_did_not_meet_it()
    {
        var number = new NumberItem { Key = "q", Prompt = "How many?", High = 100 };
        var follow = Questions.Text with { Key = "next", VisibleIf = [new Condition("q", ConditionOperator.AtLeast, [], 10)] };
        var tally = Tables.Of(20).With("q", "", 18, 50).With("q", "", 2, 5).With("next", "", 18);
        Assert.Null(Questions.Publication([number, follow]).Of(View.Staff, tally).Cells.Single(cell => cell.Item == "next").N);
    }

    [Fact]
    public void The_count_of_votes_does_not_tell_how_few_voted_on_a_hidden_statement()
    {
        var opinion = new Publication(Guid.Empty, new OpinionConfig("What?", Questions.Options(2)), [], false, null);
        Assert.Null(opinion.Of(View.Staff, Voted(12, 3)).Contributions);
        Assert.Equal(24, opinion.Of(View.Staff, Voted(12, 12)).Contributions);
    }

    [Fact]
    public void The_exchanges_mean_is_that_of_the_thoughts_whose_means_show()
    {
        var exchange = new Publication(Guid.Empty, new ExchangeConfig("What?"), [], false, null);
        var config = (ExchangeConfig)exchange.Config;
        var type = ExchangeType.Instance;
        var tally = new Tally();
        foreach (var (thought, person, stars) in Enumerable.Range(0, 10).Select(person => ("a", person, (person % 2) + 3)).Append(("b", 0, 1)))
        {
            type.Fold(tally, new Contribution(new Rating(thought, stars), $"p{person}", []), config);
        }

        // Ten ratings of 3.5 on average; the single star for the other thought pulls nothing down.
        Assert.Equal(3.5m, exchange.Of(View.Staff, tally).Cells.Single(cell => cell.Item == "a").Value);
        Assert.Equal(1, exchange.Of(View.Rows, tally).Cells.Single(cell => cell is { Item: "b", Option: null }).N);
    }

    private static Tally Voted(int onFirst, int onSecond)
    {
        var tally = new Tally();
        foreach (var (person, statement) in Enumerable.Range(0, onFirst).Select(person => (person, "1")).Concat(Enumerable.Range(0, onSecond).Select(person => (person, "2"))))
        {
            OpinionType.Instance.Fold(
                tally, new Contribution(new StatementVoteCast(statement, (Vote)((person % 2 * 2) - 1)), $"p{person}", []), new OpinionConfig("What?", Questions.Options(2)));
        }

        return tally;
    }

    private static void Over(ActivityKind kind, View view, bool students, Action<Tally, PublishedTally, int, Cases> check) =>
        Cases.Of(cases => Scenes.Of(kind).Sample(
            scene =>
            {
                var publication = new Publication(Guid.Empty, scene.Config, Scene.Groups, students, null);
                var tally = scene.Fold(scene.Contributions);
                check(tally, publication.Of(view, tally), publication.PolicyFor(view).MinN, cases);
            },
            iter: Runs));
}
