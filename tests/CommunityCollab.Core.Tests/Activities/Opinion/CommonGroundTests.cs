using CommunityCollab.Core.Activities.Opinion;

namespace CommunityCollab.Core.Tests.Activities.Opinion;

public sealed class CommonGroundTests
{
    [Fact]
    public void Group_informed_consensus_is_the_product_over_the_groups()
    {
        // Group 0: 8 of 10 agree, 1 disagrees, 1 passes. Group 1: 2 of 3 agree, 1 disagrees.
        var outcome = CommonGround.Outcome("s", [new VoteCount(8, 1, 1), new VoteCount(2, 1, 0)]);

        Assert.Equal(9.0 / 12 * (3.0 / 5), outcome.Agreement, 12);
        Assert.Equal(2.0 / 12 * (2.0 / 5), outcome.Disagreement, 12);
    }

    [Fact]
    public void A_small_group_can_keep_a_statement_out_of_the_consensus()
    {
        var shared = CommonGround.Outcome("shared", [new VoteCount(60, 30, 0), new VoteCount(4, 1, 0)]);
        var outvoted = CommonGround.Outcome("outvoted", [new VoteCount(90, 0, 0), new VoteCount(1, 4, 0)]);
        var unseen = CommonGround.Outcome("unseen", [new VoteCount(90, 0, 0), default]);

        Assert.Equal(["shared"], CommonGround.Consensus([shared, outvoted, unseen]).Select(statement => statement.Statement));
    }

    [Fact]
    public void All_disagreeing_is_consensus_too()
    {
        var consensus = Assert.Single(CommonGround.Consensus([CommonGround.Outcome("s", [new VoteCount(0, 8, 0), new VoteCount(1, 7, 2)])]));

        Assert.Equal(VoteDirection.Disagree, consensus.Direction);
        Assert.Equal(9.0 / 10 * (8.0 / 12), consensus.Value, 12);
    }

    [Fact]
    public void The_statement_that_sets_groups_against_each_other_is_the_most_divisive()
    {
        var opposed = CommonGround.Outcome("opposed", [new VoteCount(40, 0, 0), new VoteCount(0, 30, 0)]);
        var milder = CommonGround.Outcome("milder", [new VoteCount(25, 15, 0), new VoteCount(10, 20, 0)]);
        var splitWithin = CommonGround.Outcome("split within", [new VoteCount(20, 20, 0), new VoteCount(15, 15, 0)]);
        var shared = CommonGround.Outcome("shared", [new VoteCount(40, 0, 0), new VoteCount(16, 14, 0)]);

        var divisive = CommonGround.Divisive([shared, splitWithin, milder, opposed]);

        Assert.Equal(["opposed", "milder"], divisive.Select(statement => statement.Statement));
        Assert.Equal(((40.0 / 42) + (30.0 / 32)) / 2, divisive[0].Value, 12);
    }

    [Fact]
    public void A_few_votes_do_not_read_as_certainty() =>
        Assert.True(new VoteCount(1, 0, 0).Probability(VoteDirection.Agree) < new VoteCount(9, 1, 0).Probability(VoteDirection.Agree));

    [Theory]
    [InlineData(9, 10, 29, 100, 4.0231)]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(10, 10, 40, 40, 0)]
    public void The_two_proportion_test_matches_the_worked_value(int successes, int votes, int otherSuccesses, int otherVotes, double z) =>
        Assert.Equal(z, Representativeness.AboveOther(successes, votes, otherSuccesses, otherVotes), 4);
}
