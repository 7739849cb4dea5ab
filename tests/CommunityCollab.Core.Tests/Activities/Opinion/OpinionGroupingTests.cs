using CommunityCollab.Core.Activities.Opinion;

namespace CommunityCollab.Core.Tests.Activities.Opinion;

public sealed class OpinionGroupingTests
{
    [Fact]
    public void Nobody_makes_no_group()
    {
        var found = OpinionGrouping.Find(Votes.Matrix());

        Assert.Equal(0, found.K);
        Assert.Empty(found.Participants);
    }

    [Fact]
    public void Statements_without_anyone_placed_have_outcomes_without_consensus()
    {
        var found = OpinionGrouping.Find(Votes.Matrix("aaaaaa  ", "dddddd  "));

        Assert.Equal(0, found.K);
        Assert.Equal(8, found.Statements.Count);
        Assert.All(found.Statements, statement => Assert.Equal(0, statement.Agreement));
        Assert.Empty(found.Consensus);
        Assert.Empty(found.Divisive);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(30)]
    [InlineData(250)]
    public void People_who_all_vote_alike_are_one_group(int people)
    {
        var found = OpinionGrouping.Find(Votes.Matrix([.. Enumerable.Repeat("aaaadddp", people)]));

        Assert.Equal(1, found.K);
        Assert.Equal(people, found.Groups[0].Size);
        Assert.Empty(found.Divisive);
        Assert.Empty(found.Groups[0].Representative);
    }

    [Fact]
    public void Two_people_who_disagree_are_not_two_groups() =>
        Assert.Equal(1, OpinionGrouping.Find(Votes.Matrix("aaaaaaaa", "dddddddd")).K);

    [Fact]
    public void One_person_apart_from_everyone_is_not_a_group() =>
        Assert.Equal(1, OpinionGrouping.Find(Votes.Matrix([.. Enumerable.Repeat("aaaaaaaa", 20), "dddddddd"])).K);

    [Fact]
    public void Opposed_camps_are_found_whatever_their_sizes()
    {
        var found = OpinionGrouping.Find(Votes.Matrix(
            [.. Enumerable.Repeat("ddddaaaa", 3), .. Enumerable.Repeat("aaaadddd", 9)]));

        Assert.Equal([9, 3], found.Groups.Select(group => group.Size));
        Assert.All(found.Participants, person => Assert.Equal(string.CompareOrdinal(person.Participant, "p003") < 0 ? 1 : 0, person.Group));
    }

    [Fact]
    public void Three_camps_are_three_groups()
    {
        var found = OpinionGrouping.Find(Votes.Matrix(
        [
            .. Enumerable.Repeat("aaaaddddpppp", 20), .. Enumerable.Repeat("ppppaaaadddd", 15), .. Enumerable.Repeat("ddddppppaaaa", 10),
        ]));

        Assert.Equal([20, 15, 10], found.Groups.Select(group => group.Size));
    }

    [Theory]
    [InlineData("aaaaaa    ", false)]
    [InlineData("aaaaaap   ", true)]
    [InlineData("aaaaaaddd ", true)]
    public void Seven_votes_place_a_person_and_passes_count(string votes, bool placed)
    {
        var found = OpinionGrouping.Find(Votes.Matrix("adadadadad", votes));

        Assert.Equal(placed, found.Participants.Any(person => person.Participant == "p001"));
    }

    [Theory]
    [InlineData("aaa", true)]
    [InlineData("aa ", false)]
    public void With_fewer_than_seven_statements_all_of_them_are_needed(string votes, bool placed)
    {
        var found = OpinionGrouping.Find(Votes.Matrix("ddd", votes));

        Assert.Equal(placed, found.Participants.Any(person => person.Participant == "p001"));
    }

    [Fact]
    public void Votes_on_removed_statements_place_a_person_but_decide_nothing()
    {
        var statements = Votes.Statements(8);
        statements[7] = statements[7] with { Included = false };
        var rows = new[] { "aaaadd a", "aaaadd d", "ddddaa a", "ddddaa d" };
        var matrix = new VoteMatrix(statements, rows.Select((row, i) => new ParticipantVotes($"p{i}", Votes.Row(row))));

        var found = OpinionGrouping.Find(matrix);

        Assert.Equal([0, 0, 1, 1], found.Participants.Select(person => person.Group));
        Assert.Equal(7, found.Statements.Count);
    }

    [Fact]
    public void The_group_that_stands_out_is_told_by_the_statement_it_stands_out_on()
    {
        var found = OpinionGrouping.Find(Votes.Matrix(
            [.. Enumerable.Repeat("aaaadddda", 30), .. Enumerable.Repeat("ddddaaaaa", 20)]));

        Assert.All(found.Groups[0].Representative, statement =>
            Assert.Equal(string.CompareOrdinal(statement.Statement, "s04") < 0 ? VoteDirection.Agree : VoteDirection.Disagree, statement.Direction));
        Assert.Equal(5, found.Groups[0].Representative.Count);
        Assert.DoesNotContain(found.Groups.SelectMany(group => group.Representative), statement => statement.Statement == "s08");
    }

    [Fact]
    public void A_conversation_as_large_as_the_largest_known_is_grouped()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 1400).Select(person => new ParticipantVotes(
            $"p{person}",
            Enumerable.Range(0, 90).Select(_ => random.Next(900)).Distinct().ToDictionary(
                statement => statement, statement => (sbyte)(random.Next(4) == 0 ? 0 : (person + statement) % 2 == 0 ? 1 : -1))));
        var matrix = new VoteMatrix([.. Enumerable.Range(0, 900).Select(i => new VotedStatement($"s{i}", true))], rows);

        Assert.Equal(2, OpinionGrouping.Find(matrix).K);
    }
}
