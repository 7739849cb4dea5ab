namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>
/// The votes on included statements, each less its statement's mean. A missing vote counts as the mean and so becomes
/// zero: what is stored is all there is to compute with.
/// </summary>
internal sealed class CentredVotes
{
    private readonly int[] _rowStart;
    private readonly int[] _columns;
    private readonly double[] _values;

    public CentredVotes(VoteMatrix matrix)
    {
        Statements = matrix.Statements;
        var means = Means(matrix);
        var columns = new List<int>();
        var values = new List<double>();
        _rowStart = new int[matrix.Participants.Count + 1];
        for (var participant = 0; participant < Participants; participant++)
        {
            foreach (var (column, vote) in matrix.VotesOf(participant))
            {
                if (Statements[column].Included)
                {
                    columns.Add(column);
                    values.Add(vote - means[column]);
                }
            }

            _rowStart[participant + 1] = columns.Count;
        }

        (_columns, _values) = ([.. columns], [.. values]);
    }

    public IReadOnlyList<VotedStatement> Statements { get; }

    public int Participants => _rowStart.Length - 1;

    /// <summary>How many included statements a participant voted on.</summary>
    public int CountOf(int participant) => _rowStart[participant + 1] - _rowStart[participant];

    /// <summary>How far a participant's votes point in a direction of the statement space.</summary>
    public double Score(int participant, double[] direction)
    {
        var score = 0.0;
        for (var i = _rowStart[participant]; i < _rowStart[participant + 1]; i++)
        {
            score += _values[i] * direction[_columns[i]];
        }

        return score;
    }

    /// <summary>The direction times the votes' scatter matrix, without ever forming that matrix.</summary>
    public double[] TimesScatter(double[] direction)
    {
        var result = new double[direction.Length];
        for (var participant = 0; participant < Participants; participant++)
        {
            var score = Score(participant, direction);
            for (var i = _rowStart[participant]; i < _rowStart[participant + 1]; i++)
            {
                result[_columns[i]] += score * _values[i];
            }
        }

        return result;
    }

    /// <summary>The sum of all squares: the scatter that the directions share out among them.</summary>
    public double TotalScatter() => _values.Sum(value => value * value);

    private static double[] Means(VoteMatrix matrix)
    {
        var sums = new double[matrix.Statements.Count];
        var counts = new int[matrix.Statements.Count];
        for (var participant = 0; participant < matrix.Participants.Count; participant++)
        {
            foreach (var (column, vote) in matrix.VotesOf(participant))
            {
                sums[column] += vote;
                counts[column]++;
            }
        }

        return [.. sums.Select((sum, column) => counts[column] == 0 ? 0 : sum / counts[column])];
    }
}
