namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>Divides people on the map into opinion groups and settles how many there are.</summary>
internal static class Division
{
    private const int MostGroups = 5;

    /// <summary>One person apart from all others is not a group.</summary>
    private const int SmallestGroup = 2;

    /// <summary>Every group after the second takes twelve more people, as in Polis: few people do not make many camps.</summary>
    private const int PeoplePerFurtherGroup = 12;

    /// <summary>
    /// How much clearer (in silhouette, -1 to 1) a division into more groups has to be. The silhouettes of one conversation
    /// lie so close together that a handful of votes swaps the best; without a margin the number of groups would jump
    /// while people watch. Polis starts at two and holds a number until another has won several times running, which
    /// needs a memory; this needs none. The size comes from eighteen conversations that Polis published: where it stayed
    /// at two groups, more were up to 0.09 clearer; camps that are really apart gain more than that.
    /// </summary>
    private const double ClearGain = 0.1;

    /// <summary>The group of every person, from 0; all in one group when nothing divides them.</summary>
    public static int[] Of(IReadOnlyList<Position> people)
    {
        var neighbourhoods = BaseClusters.Of(people);
        var groupOf = Choose(neighbourhoods.Points);
        return [.. neighbourhoods.NeighbourhoodOf.Select(neighbourhood => groupOf[neighbourhood])];
    }

    private static int[] Choose(WeightedPosition[] points)
    {
        var chosen = KMeans.Settle(points, [points[0].Position]);
        var (divided, clearness) = (chosen, double.NegativeInfinity);
        var people = points.Sum(point => point.Weight);
        var most = Math.Min(Math.Min(MostGroups, points.Length), 2 + (people / PeoplePerFurtherGroup));
        for (var groups = 2; groups <= most; groups++)
        {
            var grown = KMeans.Grow(points, divided, SmallestGroup);
            if (grown is null)
            {
                break;
            }

            divided = grown;
            var silhouette = Silhouette.Of(points, divided);
            if (silhouette > clearness + ClearGain)
            {
                (chosen, clearness) = (divided, silhouette);
            }
        }

        return chosen.ClusterOf;
    }
}
