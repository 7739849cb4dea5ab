namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>Weighted k-means on the map, with no randomness anywhere.</summary>
internal static class KMeans
{
    private const int MaxIterations = 100;

    /// <summary>A fit counts as better only by more than rounding, so that ties fall the same way everywhere.</summary>
    private const double Better = 1 - 1e-9;

    /// <summary>Lloyd's iteration from the given centres. A centre that loses all its points stays where it is.</summary>
    public static Clustering Settle(ReadOnlySpan<WeightedPosition> points, Position[] centres)
    {
        centres = [.. centres];
        var clusterOf = new int[points.Length];
        Assign(points, centres, clusterOf);
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            Recentre(points, centres, clusterOf);
            if (!Assign(points, centres, clusterOf))
            {
                break;
            }
        }

        return new Clustering(centres, clusterOf, Scatter(points, centres, clusterOf));
    }

    /// <summary>
    /// One more cluster than <paramref name="fewer"/> has: every point is tried as the new centre and the tightest result
    /// kept (global k-means, Likas, Vlassis and Verbeek 2003). It needs no random start and hardly ever ends in a poor
    /// local optimum. A result with a cluster of fewer than <paramref name="smallest"/> people is passed over.
    /// </summary>
    /// <returns>Null when no division leaves every cluster large enough.</returns>
    public static Clustering? Grow(ReadOnlySpan<WeightedPosition> points, Clustering fewer, int smallest)
    {
        Clustering? best = null;
        foreach (var point in points)
        {
            var candidate = Settle(points, [.. fewer.Centres, point.Position]);
            if (candidate.Sizes(points).Min() >= smallest && (best is null || candidate.Scatter < best.Scatter * Better))
            {
                best = candidate;
            }
        }

        return best;
    }

    private static bool Assign(ReadOnlySpan<WeightedPosition> points, Position[] centres, int[] clusterOf)
    {
        var changed = false;
        for (var i = 0; i < points.Length; i++)
        {
            var nearest = Nearest(points[i].Position, centres);
            changed |= nearest != clusterOf[i];
            clusterOf[i] = nearest;
        }

        return changed;
    }

    private static int Nearest(Position point, Position[] centres)
    {
        var (nearest, least) = (0, point.SquaredDistanceTo(centres[0]));
        for (var centre = 1; centre < centres.Length; centre++)
        {
            var distance = point.SquaredDistanceTo(centres[centre]);
            if (distance < least)
            {
                (nearest, least) = (centre, distance);
            }
        }

        return nearest;
    }

    private static void Recentre(ReadOnlySpan<WeightedPosition> points, Position[] centres, int[] clusterOf)
    {
        var (x, y, weight) = (new double[centres.Length], new double[centres.Length], new double[centres.Length]);
        for (var i = 0; i < points.Length; i++)
        {
            var cluster = clusterOf[i];
            x[cluster] += points[i].Weight * points[i].Position.X;
            y[cluster] += points[i].Weight * points[i].Position.Y;
            weight[cluster] += points[i].Weight;
        }

        for (var cluster = 0; cluster < centres.Length; cluster++)
        {
            if (weight[cluster] > 0)
            {
                centres[cluster] = new Position(x[cluster] / weight[cluster], y[cluster] / weight[cluster]);
            }
        }
    }

    private static double Scatter(ReadOnlySpan<WeightedPosition> points, Position[] centres, int[] clusterOf)
    {
        var sum = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            sum += points[i].Weight * points[i].Position.SquaredDistanceTo(centres[clusterOf[i]]);
        }

        return sum;
    }
}
