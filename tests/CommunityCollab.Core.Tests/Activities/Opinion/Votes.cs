using CommunityCollab.Core.Activities.Opinion;
using CsCheck;

namespace CommunityCollab.Core.Tests.Activities.Opinion;

/// <summary>Makes vote matrices to test with.</summary>
internal static class Votes
{
    /// <summary>
    /// One row a participant, one letter a statement: a agrees, d disagrees, p passes, anything else is no vote. The
    /// participants are named by their row, the statements s00, s01 and so on.
    /// </summary>
    public static VoteMatrix Matrix(params string[] rows) => new(
        Statements(rows.Select(row => row.Length).DefaultIfEmpty().Max()),
        rows.Select((row, index) => new ParticipantVotes($"p{index:000}", Row(row))));

    public static VotedStatement[] Statements(int count) =>
        [.. Enumerable.Range(0, count).Select(index => new VotedStatement($"s{index:00}", true))];

    public static Dictionary<int, sbyte> Row(string letters) => letters
        .Select((letter, index) => (letter, index))
        .Where(cell => "adp".Contains(cell.letter, StringComparison.Ordinal))
        .ToDictionary(cell => cell.index, cell => cell.letter switch { 'a' => (sbyte)1, 'd' => (sbyte)-1, _ => (sbyte)0 });

    /// <summary>Any small conversation: empty, with removed statements, with people who said nothing, alike or all different.</summary>
    public static readonly Gen<(VotedStatement[] Statements, ParticipantVotes[] Rows)> AnyConversation =
        from statementCount in Gen.Int[0, 12]
        from included in Gen.Int[0, 4].Select(one => one > 0).Array[statementCount]
        from alike in Gen.Bool
        from rows in Gen.Char[alike ? "aaaad " : "aadp "].Array[statementCount].Array[0, 40]
        select (
            included.Select((isIncluded, index) => new VotedStatement($"s{index:00}", isIncluded)).ToArray(),
            rows.Select((row, index) => new ParticipantVotes($"p{index:000}", Row(new string(row)))).ToArray());
}
