using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Tests.Activities.Exchange;

public sealed class ExchangeTests
{
    private static readonly ExchangeType Type = ExchangeType.Instance;
    private static readonly ExchangeConfig Config = new("What should we keep?", MaxLength: 20);

    [Fact]
    public void Nobody_rates_their_own_thought()
    {
        var problem = Check(new Rating("t1", 5), Visible("me")).Single();
        Assert.Equal((ProblemCode.Forbidden, "thoughtKey"), (problem.Code, problem.Path.Single()));
        Assert.Empty(Check(new Rating("t1", 5), Visible("somebody else")));
        Assert.Empty(Check(new Rating("t1", 5), Visible(null)));
    }

    [Theory]
    [InlineData(TextItemState.Held)]
    [InlineData(TextItemState.Removed)]
    public void A_thought_nobody_sees_is_not_found(TextItemState state)
    {
        Assert.Equal(ProblemCode.NotFound, Check(new Rating("t1", 3), new TextItem("t1", "somebody else", state)).Single().Code);
        Assert.Equal(ProblemCode.NotFound, Check(new RatingSkip("t1", SkipReason.Unclear), new TextItem("t1", null, state)).Single().Code);
    }

    [Fact]
    public void A_thought_there_is_not_is_not_found() => Assert.Equal(ProblemCode.NotFound, Check(new Rating("t9", 3), null).Single().Code);

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Stars_are_one_to_five(int stars) => Assert.Equal(["stars"], Check(new Rating("t1", stars), Visible(null)).Single().Path);

    [Fact]
    public void A_reason_there_is_not_is_refused() => Assert.Equal(["reason"], Check(new RatingSkip("t1", (SkipReason)9), Visible(null)).Single().Path);

    [Fact]
    public void A_thought_has_words_and_not_too_many()
    {
        Assert.Equal(ProblemCode.Required, Check(new Thought(" \u0007"), null).Single().Code);
        Assert.Equal(["text"], Check(new Thought(new string('x', 21)), null).Single().Path);
        Assert.Empty(Check(new Thought(new string('x', 20)), null));
    }

    [Fact]
    public void A_rating_is_the_one_say_on_its_thought_and_thoughts_may_be_many()
    {
        Assert.Equal("t1", Type.SayOn(new Rating("t1", 3)));
        Assert.Equal("t1", Type.SayOn(new RatingSkip("t1", SkipReason.NoOpinion)));
        Assert.Null(Type.SayOn(new Thought("Music")));
        Assert.Equal("Music", Type.SharedText(new Thought("Music")));
    }

    // Ten ratings of 4 and one of 5: the exchange's mean is 45/11. With seven ratings' worth of it to start with, the first
    // stands at (7 x 45/11 + 40) / 17 = 4.0374 and the second, at (7 x 45/11 + 5) / 8 = 4.2045, is not far ahead on one rating.
    [Fact]
    public void One_rating_of_five_stars_does_not_run_away_from_ten_of_four()
    {
        var tally = new Tally();
        foreach (var person in Enumerable.Range(0, 10))
        {
            Type.Fold(tally, new Contribution(new Rating("many", 4), $"p{person}", []), Config);
        }

        Type.Fold(tally, new Contribution(new Rating("one", 5), "p0", []), Config);
        var published = new Publication(Guid.Empty, Config, [], false, null).Of(View.Rows, tally, DateTimeOffset.UnixEpoch, 1);
        Assert.Equal(4.0374m, published.Cells.Single(cell => cell is { Item: "many", Option: null }).Value);
        Assert.Equal(4.2045m, published.Cells.Single(cell => cell is { Item: "one", Option: null }).Value);
    }

    [Fact]
    public void Skips_are_counted_and_pull_no_mean()
    {
        var tally = new Tally();
        Type.Fold(tally, new Contribution(new RatingSkip("t1", SkipReason.Unclear), "p1", []), Config);
        Assert.Equal(new CellSum(1, 0), tally[new CellKey("t1", "skip")]);
        Assert.Equal(default, tally[new CellKey("t1")]);
        Assert.Empty(Type.Items(tally, Config));
        Assert.Equal((1, 1), (tally.Respondents, tally.Contributions));
    }

    [Fact]
    public void Thoughts_ratings_and_people_are_counted_apart()
    {
        var tally = new Tally();
        Type.Fold(tally, new Contribution(new Thought("Music"), "p1", [], "t1"), Config);
        Type.Fold(tally, new Contribution(new Thought("Art"), "p1", [], "t2"), Config);
        Type.Fold(tally, new Contribution(new Rating("t1", 2), "p2", []), Config);
        Assert.Equal((2, 3), (tally.Respondents, tally.Contributions));
        Assert.Equal(2, tally[new CellKey(ExchangeType.Thoughts)].N);
        Assert.Equal(new CellSum(1, 2), tally[new CellKey("t1")]);
    }

    // Nine people give t1 five stars and t2 one star. With t2 removed, all thoughts start from t1's own mean.
    [Fact]
    public void What_was_removed_is_in_no_figure_and_counts_again_once_it_is_shown()
    {
        var tally = new Tally();
        Type.Fold(tally, new Contribution(new Thought("Music"), "p0", ["staff"], "t1"), Config);
        Type.Fold(tally, new Contribution(new Thought("Art"), "p1", ["staff"], "t2"), Config);
        foreach (var person in Enumerable.Range(2, 9))
        {
            Type.Fold(tally, new Contribution(new Rating("t1", 5), $"p{person}", ["staff"]), Config);
            Type.Fold(tally, new Contribution(person == 2 ? new RatingSkip("t2", SkipReason.Unclear) : new Rating("t2", 1), $"p{person}", ["staff"]), Config);
        }

        var before = Published(tally, []);
        Assert.Equal(4.1765m, before.Cells.Single(cell => cell is { Item: "t1", Option: null, Group: null }).Value);
        Assert.Equal((2, 20L), (before.Cells.Single(cell => cell is { Item: ExchangeType.Thoughts, Group: null }).N, before.Contributions));

        var after = Published(tally, ["t2"]);
        Assert.Equal(5.0m, after.Cells.Single(cell => cell is { Item: "t1", Option: null, Group: null }).Value);
        Assert.DoesNotContain(after.Cells, cell => cell.Item == "t2");
        Assert.Equal((1, 10L), (after.Cells.Single(cell => cell is { Item: ExchangeType.Thoughts, Group: null }).N, after.Contributions));
        Assert.Equal(1, after.Cells.Single(cell => cell is { Item: ExchangeType.Thoughts, Group: "staff" }).N);

        Assert.Equal(before.Cells, Published(tally, []).Cells);
    }

    private static PublishedTally Published(Tally tally, string[] removed) =>
        new Publication(Guid.Empty, Config, ["staff"], false, null) { Moderated = removed.ToHashSet() }.Of(View.Rows, tally, DateTimeOffset.UnixEpoch, 1);

    private static TextItem Visible(string? author) => new("t1", author, TextItemState.Visible);

    private static IReadOnlyList<Problem> Check(ContributionBody body, TextItem? referred) => Type.Validate(Type.Clean(body), Config, "me", Scene.Known(referred));
}
