using CommunityCollab.Core.Activities.Opinion;

namespace CommunityCollab.Core.Tests.Activities.Opinion;

public sealed class PublishedConversationTests
{
    [Theory]
    [InlineData("canadian-electoral-reform")]
    [InlineData("15-per-hour-seattle")]
    public void The_same_people_are_placed_as_in_the_published_analysis(string name)
    {
        var published = PublishedConversation.Read(name);

        var placed = OpinionGrouping.Find(published.Matrix).Participants.Select(person => person.Participant);

        Assert.Equal(published.GroupOf.Keys.Order(StringComparer.Ordinal), placed);
    }

    [Theory]
    [InlineData("canadian-electoral-reform")]
    [InlineData("15-per-hour-seattle")]
    public void There_are_as_many_groups_as_in_the_published_analysis(string name)
    {
        var published = PublishedConversation.Read(name);

        Assert.Equal(published.GroupOf.Values.Distinct().Count(), OpinionGrouping.Find(published.Matrix).K);
    }

    [Theory]
    [InlineData("canadian-electoral-reform", 0.95)]
    [InlineData("15-per-hour-seattle", 0.80)]
    public void People_are_in_the_same_groups_as_in_the_published_analysis(string name, double least)
    {
        var published = PublishedConversation.Read(name);

        Assert.InRange(published.Agreement(OpinionGrouping.Find(published.Matrix)), least, 1);
    }

    [Theory]
    [InlineData("canadian-electoral-reform")]
    [InlineData("15-per-hour-seattle")]
    public void Removed_statements_are_in_no_result(string name)
    {
        var published = PublishedConversation.Read(name);
        var removed = published.Matrix.Statements.Where(statement => !statement.Included).Select(statement => statement.Id).ToHashSet();

        var found = OpinionGrouping.Find(published.Matrix);

        Assert.NotEmpty(removed);
        Assert.DoesNotContain(found.Statements, statement => removed.Contains(statement.Statement));
        Assert.DoesNotContain(found.Groups.SelectMany(group => group.Representative), statement => removed.Contains(statement.Statement));
    }

    [Theory]
    [InlineData("canadian-electoral-reform")]
    [InlineData("15-per-hour-seattle")]
    public void The_order_in_which_people_came_changes_nothing(string name)
    {
        var published = PublishedConversation.Read(name);

        var backwards = OpinionGrouping.Find(new VoteMatrix(published.Statements, published.Rows.Reverse()));

        Assert.Equal(OpinionGrouping.Find(published.Matrix).Participants, backwards.Participants);
    }
}
