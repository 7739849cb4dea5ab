namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>A place on the map and how many people it stands for.</summary>
internal readonly record struct WeightedPosition(Position Position, int Weight);

/// <summary>Which cluster each point is in, and how well the clusters fit.</summary>
/// <param name="Centres">The weighted mean of each cluster.</param>
/// <param name="ClusterOf">For each point, the index of its cluster.</param>
/// <param name="Scatter">The weighted sum of squared distances from the points to their centres: lower is tighter.</param>
internal sealed record Clustering(Position[] Centres, int[] ClusterOf, double Scatter)
{
    /// <summary>How many people each cluster stands for.</summary>
    public int[] Sizes(ReadOnlySpan<WeightedPosition> points)
    {
        var sizes = new int[Centres.Length];
        for (var i = 0; i < points.Length; i++)
        {
            sizes[ClusterOf[i]] += points[i].Weight;
        }

        return sizes;
    }
}
