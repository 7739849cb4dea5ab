namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>Ranks statements by what the groups share and by what sets them against each other.</summary>
internal static class CommonGround
{
    private const int MostStatements = 5;

    /// <summary>What one statement's counts say about all groups at once.</summary>
    public static StatementOutcome Outcome(string statement, IReadOnlyList<VoteCount> counts)
    {
        if (counts.Count == 0)
        {
            return new StatementOutcome(statement, counts, 0, 0, 0);
        }

        return new StatementOutcome(
            statement,
            counts,
            counts.Aggregate(1.0, (product, count) => product * count.Probability(VoteDirection.Agree)),
            counts.Aggregate(1.0, (product, count) => product * count.Probability(VoteDirection.Disagree)),
            (counts.Max(count => count.Lean) - counts.Min(count => count.Lean)) / 2);
    }

    /// <summary>
    /// Statements that in every group more than half (smoothed) vote the same way on: first those to agree on, then those
    /// to disagree on. A group without votes is at one half and so keeps a statement out.
    /// </summary>
    public static IReadOnlyList<ConsensusStatement> Consensus(IReadOnlyList<StatementOutcome> statements) =>
    [
        .. Shared(statements, VoteDirection.Agree, statement => statement.Agreement),
        .. Shared(statements, VoteDirection.Disagree, statement => statement.Disagreement),
    ];

    /// <summary>
    /// Statements that one group leans to agree with and another to disagree, by the distance between the two. The spread
    /// between groups is used, not the variance of all votes: a statement that every group is split over within itself
    /// is contested, but does not divide the groups.
    /// </summary>
    public static IReadOnlyList<DivisiveStatement> Divisive(IReadOnlyList<StatementOutcome> statements) =>
    [
        .. statements
            .Where(statement => statement.Counts.Any(count => count.Lean > 0) && statement.Counts.Any(count => count.Lean < 0))
            .OrderByDescending(statement => statement.Divisiveness)
            .ThenBy(statement => statement.Statement, StringComparer.Ordinal)
            .Take(MostStatements)
            .Select(statement => new DivisiveStatement(statement.Statement, statement.Divisiveness)),
    ];

    private static IEnumerable<ConsensusStatement> Shared(
        IReadOnlyList<StatementOutcome> statements, VoteDirection direction, Func<StatementOutcome, double> value) =>
        statements
            .Where(statement => statement.Counts.Count > 0 && statement.Counts.All(count => count.Probability(direction) > 0.5))
            .OrderByDescending(value)
            .ThenBy(statement => statement.Statement, StringComparer.Ordinal)
            .Take(MostStatements)
            .Select(statement => new ConsensusStatement(statement.Statement, direction, value(statement)));
}
