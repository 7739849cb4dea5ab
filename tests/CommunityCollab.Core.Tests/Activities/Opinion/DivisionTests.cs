using CommunityCollab.Core.Activities.Opinion;

namespace CommunityCollab.Core.Tests.Activities.Opinion;

public sealed class DivisionTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Camps_that_stand_apart_are_each_one_group(int camps)
    {
        var people = Enumerable.Range(0, 60 * camps).Select(person => Around(person % camps, camps, spread: 1.5, person)).ToArray();

        var groupOf = Division.Of(people);

        Assert.Equal(camps, groupOf.Distinct().Count());
        Assert.All(Enumerable.Range(0, people.Length), person => Assert.Equal(groupOf[person % camps], groupOf[person]));
    }

    [Fact]
    public void A_crowd_that_only_thins_out_is_not_cut_into_many() =>
        Assert.Equal(2, Division.Of([.. Enumerable.Range(0, 400).Select(person => Around(0, 1, spread: 5, person))]).Distinct().Count());

    [Fact]
    public void The_silhouette_matches_the_worked_value()
    {
        // Places 0 and 2 in one cluster, 10 (three people) in the other: (0) 1 - 2/10, (2) 1 - 2/8, (10) 1 - 0/9.
        WeightedPosition[] points = [new(new(0, 0), 1), new(new(2, 0), 1), new(new(10, 0), 3)];
        var clustering = KMeans.Settle(points, [new Position(0, 0), new Position(10, 0)]);

        Assert.Equal((0.8 + 0.75 + 1) / 3, Silhouette.Of(points, clustering), 12);
    }

    [Fact]
    public void More_neighbourhoods_than_a_hundred_are_never_made_and_hold_everyone()
    {
        var neighbourhoods = BaseClusters.Of([.. Enumerable.Range(0, 700).Select(person => Around(0, 1, spread: 5, person))]);

        Assert.InRange(neighbourhoods.Points.Length, 50, 100);
        Assert.Equal(700, neighbourhoods.Points.Sum(point => point.Weight));
        Assert.Equal(700, neighbourhoods.NeighbourhoodOf.Length);
    }

    /// <summary>A place in a camp; the camps lie evenly on a circle of radius 10, people within a disc around each.</summary>
    private static Position Around(int camp, int camps, double spread, int person)
    {
        var (angle, distance) = (person * 2.399963, spread * Math.Sqrt(person * 0.618034 % 1));
        return new Position(
            (10 * Math.Cos(2 * Math.PI * camp / camps)) + (distance * Math.Cos(angle)),
            (10 * Math.Sin(2 * Math.PI * camp / camps)) + (distance * Math.Sin(angle)));
    }
}
