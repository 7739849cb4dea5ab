using CommunityCollab.Core.Tallies;
using CommunityCollab.Core.Tests.Activities;
using CommunityCollab.Core.Tests.Disclosure;
using CsCheck;

namespace CommunityCollab.Core.Tests.Tallies;

public sealed class TallyTests
{
    [Theory]
    [InlineData("q", "", "", "q")]
    [InlineData("q", "o1", "", "q/o1")]
    [InlineData("q", "", "staff", "q@staff")]
    [InlineData("q.row", "o1", "staff", "q.row/o1@staff")]
    public void A_cell_is_called_item_option_at_group(string item, string option, string group, string name) =>
        Assert.Equal(name, new CellKey(item, option, group).ToString());

    [Fact]
    public void A_cell_back_at_zero_is_gone()
    {
        var tally = new Tally();
        tally.Add(new CellKey("q"), new CellSum(1, 4));
        tally.Add(new CellKey("q"), new CellSum(-1, -4));
        Assert.Empty(tally.Cells);
    }

    [Fact]
    public void A_copy_does_not_follow_the_original()
    {
        var tally = Tables.Of(3);
        var copy = tally.Copy();
        tally.CountSingle(1);
        tally.Add(new CellKey("q"), new CellSum(1, 0));
        Assert.Equal((4, 3), (tally.Respondents, copy.Respondents));
        Assert.Empty(copy.Cells);
    }

    [Fact]
    public void A_participant_in_two_parts_is_one_respondent_when_they_are_merged()
    {
        var (first, second) = (new Tally(), new Tally());
        first.CountOneOfMany("p1", 1, row => row.With("s1", 1));
        second.CountOneOfMany("p1", 1, row => row.With("s2", -1));
        first.Merge(second);
        Assert.Equal((1, 2), (first.Respondents, first.Contributions));
        Assert.Equal([new StatementVote("s1", 1), new StatementVote("s2", -1)], first.Participants["p1"].Votes);
    }

    [Fact]
    public void A_row_keeps_one_vote_a_statement_in_the_order_of_their_ids() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[-1, 1]).Array[0, 30].Sample(votes =>
        {
            var row = votes.Aggregate(ParticipantRow.Empty, (row, vote) => row.With($"s{vote.Item1}", (sbyte)vote.Item2));
            var expected = votes.GroupBy(vote => vote.Item1).OrderBy(same => same.Key).Select(same => new StatementVote($"s{same.Key}", (sbyte)same.Last().Item2));
            Assert.Equal(expected, row.Votes);
        });

    [Theory, MemberData(nameof(Scenes.Kinds), MemberType = typeof(Scenes))]
    public void A_stored_tally_is_read_back_as_it_was(Core.Activities.ActivityKind kind) =>
        Scenes.Of(kind).Sample(scene =>
        {
            var tally = scene.Fold(scene.Contributions);
            Assert.Equal(tally, StoredTally.RoundTrip(tally));
        });
}
