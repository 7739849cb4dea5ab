namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>
/// Finds opinion groups in votes the way Polis does (Small, Björkegren, Erkkilä, Shaw and Megill 2021): a plane of
/// principal components, neighbourhoods on it, groups of neighbourhoods, their number by silhouette and never by the
/// owner's wish.
/// </summary>
public static class OpinionGrouping
{
    /// <summary>
    /// Votes it takes to be placed in a group, or all statements where there are fewer. Votes on statements that
    /// moderation removed later count too: the person did take part.
    /// </summary>
    public const int VotesToBePlaced = 7;

    /// <summary>
    /// Finds the groups. The same votes give the same result on every machine and for every order of participants and
    /// statements.
    /// </summary>
    public static OpinionGroups Find(VoteMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var placed = Placed(matrix);
        if (placed.Length == 0)
        {
            return new OpinionGroups([], [], Outcomes(matrix, [], [], 0), [], []);
        }

        var everyone = PrincipalPlane.Positions(matrix);
        Position[] positions = [.. placed.Select(row => everyone[row])];
        var groupOf = LargestFirst(Division.Of(positions));
        var outcomes = Outcomes(matrix, placed, groupOf, groupOf.Max() + 1);
        return new OpinionGroups(
            Groups(positions, groupOf, outcomes),
            [.. placed.Select((row, i) => new PlacedParticipant(matrix.Participants[row], groupOf[i], positions[i]))],
            outcomes,
            CommonGround.Consensus(outcomes),
            CommonGround.Divisive(outcomes));
    }

    private static int[] Placed(VoteMatrix matrix)
    {
        var enough = Math.Max(1, Math.Min(VotesToBePlaced, matrix.Statements.Count));
        return [.. Enumerable.Range(0, matrix.Participants.Count).Where(row => matrix.VotesOf(row).Length >= enough)];
    }

    /// <summary>Numbers the groups by size; of equal ones, that with the first participant comes first.</summary>
    private static int[] LargestFirst(int[] groupOf)
    {
        var newIndex = groupOf
            .Select((group, row) => (group, row))
            .GroupBy(member => member.group)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Min(member => member.row))
            .Select((group, index) => (group.Key, index))
            .ToDictionary(pair => pair.Key, pair => pair.index);
        return [.. groupOf.Select(group => newIndex[group])];
    }

    private static StatementOutcome[] Outcomes(VoteMatrix matrix, int[] placed, int[] groupOf, int groups)
    {
        var counts = matrix.Statements.Select(_ => new VoteCount[groups]).ToArray();
        for (var i = 0; i < placed.Length; i++)
        {
            foreach (var (column, vote) in matrix.VotesOf(placed[i]))
            {
                counts[column][groupOf[i]] = counts[column][groupOf[i]].With(vote);
            }
        }

        return [.. matrix.Statements
            .Select((statement, column) => (statement, column))
            .Where(entry => entry.statement.Included)
            .Select(entry => CommonGround.Outcome(entry.statement.Id, counts[entry.column]))];
    }

    private static OpinionGroup[] Groups(Position[] positions, int[] groupOf, StatementOutcome[] outcomes) =>
    [
        .. positions
            .Zip(groupOf, (position, group) => (position, group))
            .GroupBy(member => member.group, member => member.position)
            .OrderBy(group => group.Key)
            .Select(group => new OpinionGroup(
                group.Key,
                group.Count(),
                new Position(group.Average(position => position.X), group.Average(position => position.Y)),
                Representativeness.Of(group.Key, outcomes))),
    ];
}
