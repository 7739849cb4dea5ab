using CommunityCollab.Core.Activities.Opinion;
using CsCheck;

namespace CommunityCollab.Core.Tests.Activities.Opinion;

public sealed class OpinionGroupingProperties
{
    [Fact]
    public void The_order_of_participants_changes_nothing() =>
        (from conversation in Votes.AnyConversation
         from shuffled in Gen.Shuffle(conversation.Rows)
         select (conversation.Statements, conversation.Rows, shuffled))
        .Sample((statements, rows, shuffled) =>
            AssertSame(Find(statements, rows), Find(statements, shuffled)));

    [Fact]
    public void The_order_of_statements_changes_nothing() =>
        (from conversation in Votes.AnyConversation
         from order in Gen.Shuffle(Enumerable.Range(0, conversation.Statements.Length).ToArray())
         select (conversation.Statements, conversation.Rows, order))
        .Sample((statements, rows, order) =>
        {
            var reordered = order.Select(index => statements[index]).ToArray();
            var renumbered = rows.Select(row => row with
            {
                Votes = row.Votes.ToDictionary(vote => Array.IndexOf(order, vote.Key), vote => vote.Value),
            });
            AssertSame(Find(statements, rows), Find(reordered, renumbered));
        });

    [Fact]
    public void Every_number_is_a_number_and_in_its_range() =>
        Cases.Of(cases => Votes.AnyConversation.Sample((statements, rows) =>
        {
            var found = Find(statements, rows);

            Assert.All(found.Participants, person => Assert.True(double.IsFinite(person.Position.X) && double.IsFinite(person.Position.Y)));
            Assert.All(cases.Met(found.Groups.SelectMany(group => group.Representative)), statement =>
            {
                Assert.InRange(statement.Probability, 0, 1);
                Assert.True(double.IsFinite(statement.Strength));
            });
            Assert.All(found.Statements, statement =>
            {
                Assert.InRange(statement.Agreement, 0, 1);
                Assert.InRange(statement.Disagreement, 0, 1);
                Assert.InRange(statement.Divisiveness, 0, 1);
            });
        }));

    [Fact]
    public void Groups_are_numbered_by_size_hold_everyone_placed_and_are_at_most_five() =>
        Cases.Of(cases => Votes.AnyConversation.Sample((statements, rows) =>
        {
            var found = Find(statements, rows);

            Assert.InRange(found.K, found.Participants.Count == 0 ? 0 : 1, 5);
            Assert.Equal(found.Groups.Select(group => group.Size).OrderDescending(), found.Groups.Select(group => group.Size));
            Assert.All(found.Groups, group => Assert.Equal(group.Size, found.Participants.Count(person => person.Group == group.Index)));
            Assert.Equal(found.Participants.Count, found.Groups.Sum(group => group.Size));
            Assert.True(!cases.Met(found.K > 1) || found.Groups.All(group => group.Size >= 2));
        }));

    [Fact]
    public void Exactly_those_with_enough_votes_are_placed() =>
        Votes.AnyConversation.Sample((statements, rows) =>
        {
            var enough = Math.Min(OpinionGrouping.VotesToBePlaced, statements.Length);

            Assert.Equal(
                rows.Where(row => row.Votes.Count > 0 && row.Votes.Count >= enough).Select(row => row.Participant),
                Find(statements, rows).Participants.Select(person => person.Participant));
        });

    [Fact]
    public void People_who_voted_the_same_stand_in_the_same_place_and_group() =>
        Votes.AnyConversation.Sample((statements, rows) =>
        {
            var twins = rows.SelectMany(row => new[] { row, row with { Participant = row.Participant + "-twin" } });
            var places = Find(statements, twins).Participants.ToDictionary(person => person.Participant);

            Assert.All(places.Values.Where(person => !person.Participant.EndsWith("-twin", StringComparison.Ordinal)), person =>
                Assert.Equal((person.Group, person.Position), (places[person.Participant + "-twin"].Group, places[person.Participant + "-twin"].Position)));
        });

    private static OpinionGroups Find(VotedStatement[] statements, IEnumerable<ParticipantVotes> rows) =>
        OpinionGrouping.Find(new VoteMatrix(statements, rows));

    private static void AssertSame(OpinionGroups expected, OpinionGroups actual)
    {
        Assert.Equal(expected.Participants, actual.Participants);
        Assert.Equal(expected.Consensus, actual.Consensus);
        Assert.Equal(expected.Divisive, actual.Divisive);
        Assert.Equal(expected.Groups.SelectMany(group => group.Representative), actual.Groups.SelectMany(group => group.Representative));
        Assert.Equal(
            expected.Statements.Select(statement => (statement.Statement, statement.Agreement, statement.Divisiveness)),
            actual.Statements.Select(statement => (statement.Statement, statement.Agreement, statement.Divisiveness)));
    }
}
