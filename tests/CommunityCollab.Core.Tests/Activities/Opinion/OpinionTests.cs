using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Tests.Activities.Opinion;

public sealed class OpinionTests
{
    private static readonly OpinionType Type = OpinionType.Instance;
    private static readonly OpinionConfig Config = new("What do you think?", Scenes.Options(3));

    [Theory]
    [InlineData(TextItemState.Held)]
    [InlineData(TextItemState.Removed)]
    public void A_statement_nobody_sees_takes_no_votes(TextItemState state) =>
        Assert.Equal(ProblemCode.NotFound, Check(new StatementVoteCast("o1", Vote.Agree), new TextItem("o1", null, state)).Single().Code);

    [Theory]
    [InlineData(-2)]
    [InlineData(7)]
    public void A_vote_is_to_agree_disagree_or_pass(int vote) =>
        Assert.Equal(["vote"], Check(new StatementVoteCast("o1", (Vote)vote), new TextItem("o1", null, TextItemState.Visible)).Single().Path);

    [Fact]
    public void A_participant_may_vote_on_their_own_statement() =>
        Assert.Empty(Check(new StatementVoteCast("o1", Vote.Agree), new TextItem("o1", "me", TextItemState.Visible)));

    [Fact]
    public void Where_participants_add_no_statements_one_is_refused() =>
        Assert.Equal(ProblemCode.Forbidden, Type.Validate(new Statement("More music"), Config with { MaxLength = 0 }, "me", Scene.Known()).Single().Code);

    [Fact]
    public void A_statement_is_at_most_as_long_as_the_district_set()
    {
        Assert.Empty(Check(new Statement(string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 140))), null));
        Assert.Equal(["text"], Check(new Statement(new string('x', 141)), null).Single().Path);
    }

    [Fact]
    public void Votes_are_counted_by_statement_and_kept_in_the_participants_row()
    {
        var tally = new Tally();
        Fold(tally, "p1", "o1", Vote.Agree);
        Fold(tally, "p1", "o2", Vote.Pass);
        Fold(tally, "p2", "o1", Vote.Disagree);
        Assert.Equal((2, 1, 1), (tally[new CellKey("o1")].N, tally[new CellKey("o1", "agree")].N, tally[new CellKey("o1", "disagree")].N));
        Assert.Equal(1, tally[new CellKey("o2", "pass")].N);
        Assert.Equal((2, 3), (tally.Respondents, tally.Contributions));
        Assert.Equal([new StatementVote("o1", 1), new StatementVote("o2", 0)], tally.Participants["p1"].Votes);
    }

    [Fact]
    public void A_changed_vote_replaces_the_old_one_everywhere()
    {
        var (changed, straight) = (new Tally(), new Tally());
        Fold(changed, "p1", "o1", Vote.Agree);
        Type.Unfold(changed, Cast("p1", "o1", Vote.Agree), Config);
        Fold(changed, "p1", "o1", Vote.Disagree);
        Fold(straight, "p1", "o1", Vote.Disagree);
        Assert.Equal(straight, changed);
    }

    [Fact]
    public void Who_only_adds_a_statement_is_a_respondent_without_votes()
    {
        var tally = new Tally();
        Type.Fold(tally, new Contribution(new Statement("More music"), "p1", [], "s1"), Config);
        Assert.Equal((1, 1), (tally.Respondents, tally.Contributions));
        Assert.Empty(tally.Participants["p1"].Votes);
        Assert.Empty(tally.Cells);
    }

    private static void Fold(Tally tally, string person, string statement, Vote vote) => Type.Fold(tally, Cast(person, statement, vote), Config);

    private static Contribution Cast(string person, string statement, Vote vote) => new(new StatementVoteCast(statement, vote), person, []);

    private static IReadOnlyList<Problem> Check(ContributionBody body, TextItem? referred) => Type.Validate(Type.Clean(body), Config, "me", Scene.Known(referred));
}
