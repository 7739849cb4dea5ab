using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>No hidden number can be worked out of what is published with it, not even by somebody who knows all the rules.
/// Shown by trying every table there is, not by sampling.</summary>
public sealed class AttackerWithTheProgramTests
{
    public static TheoryData<View, bool> Audiences { get; } = new() { { View.Public, false }, { View.Public, true }, { View.Staff, false }, { View.Staff, true } };

    [Theory, MemberData(nameof(Audiences))]
    public void A_choice_between_two_or_three_gives_nothing_hidden_away(View view, bool students)
    {
        AssertNothingFound(view, Questions.Publication(Questions.Choice(2), students), Tables.SharesUpTo(100, 2).Select(counts => Tables.Answered("q", counts)));
        AssertNothingFound(view, Questions.Publication(Questions.Choice(3), students), Tables.SharesUpTo(48, 3).Select(counts => Tables.Answered("q", counts)));
    }

    [Theory, MemberData(nameof(Audiences))]
    public void A_choice_between_four_or_five_gives_nothing_hidden_away(View view, bool students)
    {
        AssertNothingFound(view, Questions.Publication(Questions.Choice(4), students), Tables.SharesUpTo(24, 4).Select(counts => Tables.Answered("q", counts)));

        // The smallest number of people among whom one complement may not be enough: 4, 7, 10 and 12.
        AssertNothingFound(view, Questions.Publication(Questions.Choice(4), students), Tables.Shares(33, 4).Select(counts => Tables.Answered("q", counts)));
        AssertNothingFound(view, Questions.Publication(Questions.Choice(5), students), Tables.SharesUpTo(students ? 22 : 17, 5).Select(counts => Tables.Answered("q", counts)));
    }

    [Theory, MemberData(nameof(Audiences))]
    public void A_scale_gives_nothing_hidden_away_by_its_mean(View view, bool students)
    {
        AssertNothingFound(view, Questions.Publication(Questions.Scale(3), students), Tables.SharesUpTo(40, 3).Select(counts => Tables.Answered("q", counts, hasValues: true)));
        AssertNothingFound(view, Questions.Publication(Questions.Scale(4), students), Tables.SharesUpTo(20, 4).Select(counts => Tables.Answered("q", counts, hasValues: true)));
    }

    [Theory, MemberData(nameof(Audiences))]
    public void Choosing_any_number_of_options_gives_nothing_hidden_away(View view, bool students)
    {
        var item = new MultipleChoiceItem { Key = "q", Prompt = "Which?", Options = Questions.Options(2) };
        var tallies = Tables.SharesUpTo(36, 3).Select(who => Chosen(who.Sum(), who[0] + who[1], who[0] + who[2]));
        AssertNothingFound(view, Questions.Publication(item, students), tallies);
    }

    [Theory, MemberData(nameof(Audiences))]
    public void Choosing_exactly_two_of_three_gives_nothing_hidden_away(View view, bool students)
    {
        var item = new MultipleChoiceItem { Key = "q", Prompt = "Which two?", Options = Questions.Options(3), Fewest = 2, Most = 2 };
        var tallies = Tables.SharesUpTo(36, 3).Select(left => Chosen(left.Sum(), left.Sum() - left[0], left.Sum() - left[1], left.Sum() - left[2]));
        AssertNothingFound(view, Questions.Publication(item, students), tallies);
    }

    [Theory, MemberData(nameof(Audiences))]
    public void A_ranking_gives_no_hidden_mean_place_away(View view, bool students)
    {
        string[][] orders = [["1", "2", "3"], ["1", "3", "2"], ["2", "1", "3"], ["3", "1", "2"], ["2", "3", "1"], ["3", "2", "1"]];
        var publication = Questions.Publication(Questions.Rank(3), students);
        var minN = publication.PolicyFor(view).MinN;

        // From none to some more than the minimum: at fewer, all is hidden alike. The tally holds no more of the orders than the sums of
        // the places, so that each of those is tried once.
        var tallies = Enumerable.Range(minN - 1, 6).SelectMany(n => PlaceSums(n, orders)).Select(people => Ranked(orders, people));
        AssertNothingFound(view, publication, tallies);
        AssertNothingFound(view, Questions.Publication(Questions.Rank(2), students), Tables.SharesUpTo(60, 2).Select(people => Ranked([["1", "2"], ["2", "1"]], people)));
    }

    [Theory, MemberData(nameof(Audiences))]
    public void A_follow_up_question_does_not_tell_how_the_question_before_it_was_answered(View view, bool students)
    {
        var follow = new SingleChoiceItem
        {
            Key = "next",
            Prompt = "Why?",
            Options = Questions.Options(2),
            Required = true,
            VisibleIf = [new Condition("q", ConditionOperator.AnyOf, ["1"])],
        };
        var tallies = Tables.SharesUpTo(40, 3).Select(who =>
            Tables.Answered("q", [who[0] + who[1], who[2]]).With("next", "1", who[0]).With("next", "2", who[1]));

        // How many met the follow-up question is no secret where the answers to the first one show.
        AssertNothingFound(view, Questions.Publication([Questions.Choice(2) with { Required = true }, follow], students), tallies, (_, cell) => cell != new CellKey("next"));
    }

    [Theory]
    [InlineData(2, 45, false)]
    [InlineData(3, 30, false)]
    [InlineData(2, 32, true)]
    [InlineData(3, 20, true)]
    public void Groups_that_do_not_overlap_give_no_hidden_group_away(int groups, int people, bool someInNone)
    {
        string[] names = [.. Enumerable.Range(1, groups).Select(place => $"g{place}")];
        var tallies = Tables.SharesUpTo(people, someInNone ? groups + 1 : groups).Select(counts =>
        {
            var tally = Tables.Of(counts.Sum());
            for (var place = 0; place < counts.Length; place++)
            {
                tally.With("q", "", counts[place], group: place < groups ? names[place] : "");
            }

            return tally;
        });
        AssertNothingFound(View.Staff, Questions.Publication(Questions.Text, groups: names), tallies);
    }

    [Fact]
    public void Groups_and_answers_together_give_nothing_hidden_away()
    {
        var tallies = Tables.SharesUpTo(20, 4).Select(counts => Tables.Of(counts.Sum())
            .With("q", "1", counts[0], group: "g1").With("q", "2", counts[1], group: "g1")
            .With("q", "1", counts[2], group: "g2").With("q", "2", counts[3], group: "g2"));

        // Staff may see that everybody gave the same answer, and then everybody in each group did.
        AssertNothingFound(
            View.Staff,
            Questions.Publication(Questions.Choice(2), groups: ["g1", "g2"]),
            tallies,
            (tally, cell) => cell.Option.Length == 0 || (tally[cell with { Group = "" }].N > 0 && tally[cell with { Group = "" }].N < tally[new CellKey("q")].N));
    }

    [Fact]
    public void A_thought_too_few_rated_does_not_show_through_the_means_of_the_others()
    {
        var exchange = new Publication(Guid.Empty, new ExchangeConfig("What?"), [], false, null);
        var tallies =
            from hidden in Enumerable.Range(0, 3).SelectMany(n => Tables.Shares(n, 5))
            from shown in new[] { Tables.Shares(8, 2), Tables.Shares(9, 2) }.SelectMany(shares => shares)
            select Rated(("t1", [shown[0], 0, 0, 0, shown[1]]), ("t2", [2, 2, 2, 2, 2]), ("t3", hidden));
        AssertNothingFound(View.Staff, exchange, tallies);
    }

    [Fact]
    public void The_public_cannot_tell_from_a_thoughts_mean_how_many_gave_how_many_stars()
    {
        var exchange = new Publication(Guid.Empty, new ExchangeConfig("What?"), [], false, null);
        foreach (var alike in Tables.Shares(11, 5).Select(stars => (Stars: stars, Tally: Rated(("t1", stars)))).GroupBy(one => Attacker.Looks(exchange.Of(View.Public, one.Tally))))
        {
            Assert.All(Enumerable.Range(0, 5), star => Assert.NotEqual(1, alike.Select(one => one.Stars[star]).Distinct().Count()));
        }
    }

    // A test that hides everything, or nothing, or looks at nothing would pass for any program.
    private static void AssertNothingFound(View view, Publication publication, IEnumerable<Tally> tallies, Func<Tally, CellKey, bool>? isSecret = null)
    {
        var (shown, hidden) = (0L, 0L);
        Assert.Empty(Attacker.HasFound(tallies, Publish, isSecret));
        Assert.True(shown > 0 && hidden > 0, $"{shown} numbers were shown and {hidden} hidden; that shows nothing.");

        PublishedTally Publish(Tally tally)
        {
            var published = publication.Of(view, tally);
            shown += published.Cells.Count(cell => cell.State == CellState.Shown);
            hidden += published.Cells.Count(cell => Attacker.IsHidden(cell, tally));
            return published;
        }
    }

    // For each possible sum of places, one way in which people put three things in order that leads to it.
    private static IEnumerable<int[]> PlaceSums(int people, string[][] orders) => Tables.Shares(people, orders.Length)
        .DistinctBy(shares => (SumOf("1", orders, shares), SumOf("2", orders, shares)));

    private static int SumOf(string option, string[][] orders, int[] shares) =>
        orders.Select((order, place) => (Array.IndexOf(order, option) + 1) * shares[place]).Sum();

    private static Tally Chosen(int people, params int[] chosen)
    {
        var tally = Tables.Of(people).With("q", "", people);
        for (var place = 0; place < chosen.Length; place++)
        {
            tally.Add(new CellKey("q", $"{place + 1}"), new CellSum(chosen[place], 0));
        }

        return tally;
    }

    private static Tally Ranked(string[][] orders, int[] people)
    {
        var tally = Tables.Of(people.Sum());
        for (var order = 0; order < orders.Length; order++)
        {
            for (var place = 0; place < orders[order].Length; place++)
            {
                tally.With($"q.{orders[order][place]}", "", people[order], place + 1);
            }
        }

        return tally;
    }

    private static Tally Rated(params (string Thought, int[] Stars)[] thoughts)
    {
        var type = ExchangeType.Instance;
        var tally = new Tally();
        foreach (var (thought, stars) in thoughts)
        {
            foreach (var person in Enumerable.Range(0, stars.Sum()))
            {
                var given = stars.Select((_, place) => stars[..(place + 1)].Sum()).TakeWhile(sum => sum <= person).Count() + 1;
                type.Fold(tally, new Contribution(new Rating(thought, given), $"p{person}", []), new ExchangeConfig("What?"));
            }
        }

        return tally;
    }
}
