namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>
/// Neighbourhoods of the map: up to a hundred small clusters that the groups are made of, as in Polis. They keep the work
/// the same however many take part, and let a crowded middle count once when the number of groups is chosen.
/// </summary>
/// <param name="Points">Where each neighbourhood is and how many people it holds.</param>
/// <param name="NeighbourhoodOf">For each person, the index of the neighbourhood.</param>
internal sealed record BaseClusters(WeightedPosition[] Points, int[] NeighbourhoodOf)
{
    private const int Most = 100;

    /// <summary>
    /// Divides people into neighbourhoods. The starts are spread evenly over the ranks of the distinct places from left to
    /// right, so that they follow the crowd and depend on nobody's reference.
    /// </summary>
    public static BaseClusters Of(IReadOnlyList<Position> people)
    {
        var places = people.Distinct().OrderBy(place => place.X).ThenBy(place => place.Y).ToArray();
        var count = Math.Min(Most, places.Length);
        var starts = Enumerable.Range(0, count).Select(i => places[(int)((long)i * places.Length / count)]).ToArray();
        var points = people.Select(person => new WeightedPosition(person, 1)).ToArray();
        return WithoutEmpty(KMeans.Settle(points, starts), points);
    }

    private static BaseClusters WithoutEmpty(Clustering clustering, WeightedPosition[] people)
    {
        var sizes = clustering.Sizes(people);
        var kept = Enumerable.Range(0, sizes.Length).Where(cluster => sizes[cluster] > 0).ToArray();
        var newIndex = new int[sizes.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            newIndex[kept[i]] = i;
        }

        return new BaseClusters(
            [.. kept.Select(cluster => new WeightedPosition(clustering.Centres[cluster], sizes[cluster]))],
            [.. clustering.ClusterOf.Select(cluster => newIndex[cluster])]);
    }
}
