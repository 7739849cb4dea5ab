namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>
/// Lays the participants out on the plane in which their votes differ most: the first two principal components, by
/// power iteration, as Polis does (Small et al. 2021).
/// </summary>
/// <remarks>Everybody's votes shape the plane, also of those who voted too little to be placed in a group.</remarks>
internal static class PrincipalPlane
{
    /// <summary>Opinions settle within a hundred or two; only noise takes longer, and noise has no right answer.</summary>
    private const int MaxIterations = 300;

    /// <summary>Power iteration stops when the eigenvalue moves by less than this share of itself.</summary>
    private const double Settled = 1e-12;

    /// <summary>A direction with less than this share of the whole scatter is rounding, not opinion.</summary>
    private const double Negligible = 1e-9;

    /// <summary>The position of every participant, in the matrix's order.</summary>
    public static Position[] Positions(VoteMatrix matrix)
    {
        var votes = new CentredVotes(matrix);
        var first = Component(votes, null);
        var second = Component(votes, first);
        var removed = matrix.Statements.Count(statement => !statement.Included);
        return [.. Enumerable.Range(0, votes.Participants).Select(participant =>
        {
            var outward = Outward(matrix.Statements.Count, votes.CountOf(participant) + removed);
            return new Position(outward * votes.Score(participant, first), outward * votes.Score(participant, second));
        })];
    }

    /// <summary>
    /// Who voted on few statements has few terms in the sum and would sit near the middle whatever they think; this moves
    /// them out again, by Polis' factor. A removed statement counts as answered by everybody, as it does in Polis: nobody
    /// is moved for not having seen what was taken away.
    /// </summary>
    private static double Outward(int statements, int answered) => Math.Sqrt((double)statements / Math.Max(1, answered));

    /// <summary>
    /// The strongest direction at right angles to <paramref name="earlier"/>, or all zeros when nothing varies there.
    /// </summary>
    private static double[] Component(CentredVotes votes, double[]? earlier)
    {
        var direction = Start(votes.Statements);
        RemoveAndNormalise(direction, earlier);
        var (last, eigenvalue) = (0.0, 0.0);
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            direction = votes.TimesScatter(direction);
            eigenvalue = RemoveAndNormalise(direction, earlier);
            if (Math.Abs(eigenvalue - last) <= Settled * eigenvalue)
            {
                break;
            }

            last = eigenvalue;
        }

        if (eigenvalue <= Negligible * votes.TotalScatter())
        {
            return new double[direction.Length];
        }

        Orient(direction);
        return direction;
    }

    /// <summary>
    /// A start that no data is likely to be at right angles to. It comes from the statements' ids alone, so that it is
    /// the same on every machine and for every order of the statements.
    /// </summary>
    private static double[] Start(IReadOnlyList<VotedStatement> statements) =>
        [.. statements.Select(statement => 1 + (Hash(statement.Id) / (double)uint.MaxValue))];

    /// <summary>FNV-1a, because string.GetHashCode differs from process to process.</summary>
    private static uint Hash(string id)
    {
        var hash = 2166136261u;
        foreach (var character in id)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash;
    }

    /// <summary>Takes the earlier direction out, scales to length one, and answers the length before.</summary>
    private static double RemoveAndNormalise(double[] direction, double[]? earlier)
    {
        if (earlier is not null)
        {
            var shared = Dot(direction, earlier);
            for (var column = 0; column < direction.Length; column++)
            {
                direction[column] -= shared * earlier[column];
            }
        }

        var length = Math.Sqrt(Dot(direction, direction));
        for (var column = 0; length > 0 && column < direction.Length; column++)
        {
            direction[column] /= length;
        }

        return length;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var column = 0; column < left.Length; column++)
        {
            sum += left[column] * right[column];
        }

        return sum;
    }

    /// <summary>A direction and its opposite mean the same; the strongest statement points to the right (or up).</summary>
    private static void Orient(double[] direction)
    {
        var strongest = 0;
        for (var column = 1; column < direction.Length; column++)
        {
            if (Math.Abs(direction[column]) > Math.Abs(direction[strongest]))
            {
                strongest = column;
            }
        }

        if (direction[strongest] < 0)
        {
            for (var column = 0; column < direction.Length; column++)
            {
                direction[column] = -direction[column];
            }
        }
    }
}
