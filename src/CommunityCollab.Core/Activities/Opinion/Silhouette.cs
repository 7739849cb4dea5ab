namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>
/// How clearly clusters are apart (Rousseeuw 1987): for each point, its mean distance to its own people against that to
/// the people of the nearest other cluster. 1 is far apart, 0 is touching, below 0 is misplaced.
/// </summary>
internal static class Silhouette
{
    /// <summary>
    /// The mean over the points, each counting once however many people it holds, as in Polis: a crowded middle would
    /// else decide alone. A person alone in a cluster counts as 0.
    /// </summary>
    public static double Of(ReadOnlySpan<WeightedPosition> points, Clustering clustering)
    {
        var sizes = clustering.Sizes(points);
        var sum = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            sum += OfPoint(i, points, clustering.ClusterOf, sizes);
        }

        return points.IsEmpty ? 0 : sum / points.Length;
    }

    private static double OfPoint(int point, ReadOnlySpan<WeightedPosition> points, int[] clusterOf, int[] sizes)
    {
        var own = clusterOf[point];
        if (sizes[own] < 2)
        {
            return 0;
        }

        var distances = new double[sizes.Length];
        for (var i = 0; i < points.Length; i++)
        {
            distances[clusterOf[i]] += points[i].Weight * points[point].Position.DistanceTo(points[i].Position);
        }

        var inside = distances[own] / (sizes[own] - 1);
        var outside = double.PositiveInfinity;
        for (var cluster = 0; cluster < sizes.Length; cluster++)
        {
            if (cluster != own && sizes[cluster] > 0)
            {
                outside = Math.Min(outside, distances[cluster] / sizes[cluster]);
            }
        }

        var larger = Math.Max(inside, outside);
        return larger > 0 && double.IsFinite(larger) ? (outside - inside) / larger : 0;
    }
}
