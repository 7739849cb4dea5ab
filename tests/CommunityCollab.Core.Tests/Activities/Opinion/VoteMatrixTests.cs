using CommunityCollab.Core.Activities.Opinion;

namespace CommunityCollab.Core.Tests.Activities.Opinion;

public sealed class VoteMatrixTests
{
    private static readonly VotedStatement[] TwoStatements = Votes.Statements(2);

    [Fact]
    public void A_participant_given_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new VoteMatrix(
            TwoStatements, [new ParticipantVotes("p", Votes.Row("a")), new ParticipantVotes("p", Votes.Row("d"))]));

    [Fact]
    public void A_statement_given_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new VoteMatrix([TwoStatements[0], TwoStatements[0]], []));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0, -2)]
    [InlineData(2, 1)]
    [InlineData(-1, 1)]
    public void A_vote_that_cannot_be_is_refused(int statement, sbyte vote) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VoteMatrix(
            TwoStatements, [new ParticipantVotes("p", new Dictionary<int, sbyte> { [statement] = vote })]));
}
