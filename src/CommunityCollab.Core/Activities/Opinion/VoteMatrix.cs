namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>A statement that people vote on, as the analysis needs it.</summary>
/// <param name="Id">The statement's id, unique within the matrix.</param>
/// <param name="Included">False when moderation removed the statement: votes on it still show that a participant took part, and nothing else.</param>
public readonly record struct VotedStatement(string Id, bool Included);

/// <summary>What one participant voted.</summary>
/// <param name="Participant">An opaque reference, unique within the matrix; it is compared by ordinal and never shown by the analysis' publisher.</param>
/// <param name="Votes">By position of the statement in the matrix: 1 agree, 0 pass, -1 disagree. A statement not voted on has no entry.</param>
public readonly record struct ParticipantVotes(string Participant, IReadOnlyDictionary<int, sbyte> Votes);

/// <summary>
/// The sparse matrix of participants and statements that opinion groups are found in. It puts both into ordinal order
/// of their ids, so that no result depends on the order in which votes arrived.
/// </summary>
public sealed class VoteMatrix
{
    private readonly int[] _rowStart;
    private readonly Vote[] _votes;

    /// <summary>Builds the matrix from one row a participant.</summary>
    /// <param name="statements">The statements, in the order that the rows' positions refer to.</param>
    /// <param name="rows">The participants, in any order.</param>
    /// <exception cref="ArgumentException">A statement or a participant occurs twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A vote is not -1, 0 or 1, or is on no statement of the list.</exception>
    public VoteMatrix(IReadOnlyList<VotedStatement> statements, IEnumerable<ParticipantVotes> rows)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(rows);
        var order = Enumerable.Range(0, statements.Count).OrderBy(index => statements[index].Id, StringComparer.Ordinal).ToArray();
        var sortedRows = rows.OrderBy(row => row.Participant, StringComparer.Ordinal).ToArray();
        Statements = [.. order.Select(index => statements[index])];
        Participants = [.. sortedRows.Select(row => row.Participant)];
        RefuseDuplicates([.. Statements.Select(statement => statement.Id)], nameof(statements));
        RefuseDuplicates(Participants, nameof(rows));

        var columnOf = new int[order.Length];
        for (var column = 0; column < order.Length; column++)
        {
            columnOf[order[column]] = column;
        }

        _rowStart = new int[sortedRows.Length + 1];
        for (var row = 0; row < sortedRows.Length; row++)
        {
            _rowStart[row + 1] = _rowStart[row] + sortedRows[row].Votes.Count;
        }

        _votes = new Vote[_rowStart[^1]];
        for (var row = 0; row < sortedRows.Length; row++)
        {
            Fill(row, sortedRows[row].Votes, columnOf);
        }
    }

    /// <summary>The statements, in ordinal order of their ids.</summary>
    public IReadOnlyList<VotedStatement> Statements { get; }

    /// <summary>The participants' references, in ordinal order.</summary>
    public IReadOnlyList<string> Participants { get; }

    /// <summary>What a participant voted, by ascending column.</summary>
    internal ReadOnlySpan<Vote> VotesOf(int participant) =>
        _votes.AsSpan(_rowStart[participant].._rowStart[participant + 1]);

    private void Fill(int row, IReadOnlyDictionary<int, sbyte> votes, int[] columnOf)
    {
        var next = _rowStart[row];
        foreach (var (statement, vote) in votes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(statement, nameof(votes));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(statement, columnOf.Length, nameof(votes));
            ArgumentOutOfRangeException.ThrowIfLessThan(vote, (sbyte)-1, nameof(votes));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(vote, (sbyte)1, nameof(votes));
            _votes[next++] = new Vote(columnOf[statement], vote);
        }

        _votes.AsSpan(_rowStart[row]..next).Sort((left, right) => left.Column.CompareTo(right.Column));
    }

    private static void RefuseDuplicates(IReadOnlyList<string> sorted, string parameter)
    {
        for (var i = 1; i < sorted.Count; i++)
        {
            if (string.Equals(sorted[i - 1], sorted[i], StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{sorted[i]}' occurs twice.", parameter);
            }
        }
    }

    /// <summary>One filled cell of a row.</summary>
    internal readonly record struct Vote(int Column, sbyte Value);
}
