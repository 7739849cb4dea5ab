using System.Globalization;
using CommunityCollab.Core.Activities.Opinion;
using CsvHelper;

namespace CommunityCollab.Core.Tests.Activities.Opinion;

/// <summary>A real conversation with the groups its publisher found (see tests/data/README.md for source and licence).</summary>
public sealed class PublishedConversation
{
    private PublishedConversation(
        VotedStatement[] statements, ParticipantVotes[] rows, IReadOnlyDictionary<string, int> groupOf) =>
        (Statements, Rows, GroupOf) = (statements, rows, groupOf);

    public IReadOnlyList<VotedStatement> Statements { get; }

    public IReadOnlyList<ParticipantVotes> Rows { get; }

    public VoteMatrix Matrix => new(Statements, Rows);

    /// <summary>The publisher's group of each participant it placed in one.</summary>
    public IReadOnlyDictionary<string, int> GroupOf { get; }

    public static PublishedConversation Read(string name)
    {
        var folder = Path.Combine(DataFolder(), "opinion", name);
        var statements = Records(Path.Combine(folder, "comments.csv"), csv =>
            new VotedStatement(csv.GetString("comment-id"), csv.GetString("moderated") != "-1"));
        var indexOf = statements.Select((statement, index) => (statement.Id, index)).ToDictionary();
        var rows = new Dictionary<string, Dictionary<int, sbyte>>();
        foreach (var (voter, statement, vote) in Records(Path.Combine(folder, "votes.csv"), csv => (
            csv.GetString("voter-id"), csv.GetString("comment-id"), csv.Parse<sbyte>("vote"))))
        {
            rows.TryAdd(voter, []);
            rows[voter][indexOf[statement]] = vote;
        }

        var groups = Records(Path.Combine(folder, "participants-votes.csv"), csv => (
            Participant: csv.GetString("participant"), Group: csv.GetString("group-id")));
        return new PublishedConversation(
            [.. statements],
            [.. rows.Select(row => new ParticipantVotes(row.Key, row.Value))],
            groups.Where(row => row.Group.Length > 0).ToDictionary(row => row.Participant, row => int.Parse(row.Group, CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// The share of participants that both put in the same group, under the naming of the groups that fits best.
    /// </summary>
    public double Agreement(OpinionGroups found)
    {
        var both = found.Participants.Where(placed => GroupOf.ContainsKey(placed.Participant)).ToArray();
        var best = Permutations([.. Enumerable.Range(0, Math.Max(found.K, GroupOf.Values.Max() + 1))])
            .Max(naming => both.Count(placed => naming[placed.Group] == GroupOf[placed.Participant]));
        return (double)best / both.Length;
    }

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]), (first, rest) => (int[])[first, .. rest]);

    private static List<T> Records<T>(string path, Func<CsvReader, T> read)
    {
        using var csv = CsvReader.FromFile(path);
        var records = new List<T>();
        while (csv.Read())
        {
            records.Add(read(csv));
        }

        return records;
    }

    private static string DataFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "tests", "data");
            if (Directory.Exists(data))
            {
                return data;
            }
        }

        throw new DirectoryNotFoundException($"No tests/data above {AppContext.BaseDirectory}.");
    }
}
