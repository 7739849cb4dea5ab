namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>
/// Finds what sets a group apart: statements it votes on more one way than everyone else does, and mostly that way, both
/// beyond chance. The measures are those of Polis (Small et al. 2021, "representativeness").
/// </summary>
internal static class Representativeness
{
    private const int MostStatements = 5;

    /// <summary>One-sided 90 % confidence.</summary>
    private const double Significant = 1.2816;

    /// <summary>
    /// The group's representative statements, most telling first. A group for which nothing passes the tests still gets
    /// the one that comes closest, so that it is never without a face. Where there is one group, nothing sets it apart.
    /// </summary>
    public static IReadOnlyList<RepresentativeStatement> Of(int group, IReadOnlyList<StatementOutcome> statements)
    {
        var candidates = statements
            .Where(statement => statement.Counts.Count > 1)
            .Where(statement => statement.Counts[group].Agrees + statement.Counts[group].Disagrees > 0)
            .Select(statement => Candidate(group, statement))
            .ToArray();
        var passing = candidates
            .Where(candidate => candidate.ProbabilityTest > Significant && candidate.RatioTest > Significant)
            .OrderByDescending(candidate => candidate.Strength)
            .ThenBy(candidate => candidate.Statement, StringComparer.Ordinal)
            .Take(MostStatements)
            .ToArray();
        return passing.Length > 0 ? passing : [.. candidates
            .OrderByDescending(candidate => candidate.RatioTest)
            .ThenBy(candidate => candidate.Statement, StringComparer.Ordinal)
            .Take(1)];
    }

    private static RepresentativeStatement Candidate(int group, StatementOutcome statement)
    {
        var agree = InDirection(VoteDirection.Agree, group, statement);
        var disagree = InDirection(VoteDirection.Disagree, group, statement);
        return agree.RatioTest > disagree.RatioTest ? agree : disagree;
    }

    private static RepresentativeStatement InDirection(VoteDirection direction, int group, StatementOutcome statement)
    {
        var inside = statement.Counts[group];
        var outside = statement.Counts.Where((_, index) => index != group).Aggregate(new VoteCount(), VoteCount.Add);
        return new RepresentativeStatement(
            statement.Statement,
            direction,
            inside,
            inside.Probability(direction),
            AboveHalf(inside.Of(direction), inside.Votes),
            inside.Probability(direction) / outside.Probability(direction),
            AboveOther(inside.Of(direction), inside.Votes, outside.Of(direction), outside.Votes));
    }

    /// <summary>z of a proportion against one half, with one vote added as Polis does.</summary>
    internal static double AboveHalf(int successes, int votes) =>
        2 * Math.Sqrt(votes + 1) * (((successes + 1.0) / (votes + 1)) - 0.5);

    /// <summary>z of one proportion against another with the pooled variance, one vote added to each as Polis does.</summary>
    internal static double AboveOther(int successes, int votes, int otherSuccesses, int otherVotes)
    {
        double here = successes + 1, all = votes + 1, there = otherSuccesses + 1, allThere = otherVotes + 1;
        var pooled = (here + there) / (all + allThere);
        var variance = pooled * (1 - pooled) * ((1 / all) + (1 / allThere));
        return variance > 0 ? ((here / all) - (there / allThere)) / Math.Sqrt(variance) : 0;
    }
}
