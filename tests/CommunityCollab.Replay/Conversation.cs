using CsvHelper;

namespace CommunityCollab.Replay;

/// <summary>A recorded opinion conversation, as its publisher gives it.</summary>
/// <param name="Statements">Every statement.</param>
/// <param name="Votes">Every vote, in the order in which they came.</param>
/// <param name="Counts">What the publisher's matrix counts, by statement.</param>
/// <param name="GroupOf">The group the publisher put each voter in whom it placed.</param>
internal sealed record Conversation(
    IReadOnlyList<RecordedStatement> Statements,
    IReadOnlyList<RecordedVote> Votes,
    IReadOnlyDictionary<string, VoteCounts> Counts,
    IReadOnlyDictionary<string, string> GroupOf)
{
    /// <summary>Reads a folder with votes.csv, comments.csv and participants-votes.csv.</summary>
    public static Conversation Read(string folder)
    {
        var statements = Rows(folder, "comments.csv", csv => new RecordedStatement(csv.GetString("comment-id"), csv.GetString("comment-body"), csv.GetString("moderated") == "-1"));
        var votes = Rows(folder, "votes.csv", csv => new RecordedVote(csv.GetString("voter-id"), csv.GetString("comment-id"), csv.Parse<int>("vote")));
        var ids = statements.Select(statement => statement.Id).ToList();
        var matrix = Rows(folder, "participants-votes.csv", csv => (
            Participant: csv.GetString("participant"),
            Group: csv.GetString("group-id"),
            Votes: ids.Select(id => csv.GetString(id)).ToList()));
        var counts = ids.Select((id, column) => (id, new VoteCounts(
            matrix.Count(row => row.Votes[column] == "1"),
            matrix.Count(row => row.Votes[column] == "-1"),
            matrix.Count(row => row.Votes[column] == "0")))).ToDictionary();
        return new Conversation(statements, votes, counts, matrix.Where(row => row.Group.Length > 0).ToDictionary(row => row.Participant, row => row.Group));
    }

    private static List<T> Rows<T>(string folder, string file, Func<CsvReader, T> read)
    {
        using var csv = CsvReader.FromFile(Path.Combine(folder, file));
        var rows = new List<T>();
        while (csv.Read())
        {
            rows.Add(read(csv));
        }

        return rows;
    }
}

/// <summary>A statement of a conversation.</summary>
/// <param name="Id">The publisher's id.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsRejected">Whether a moderator rejected it.</param>
internal sealed record RecordedStatement(string Id, string Text, bool IsRejected)
{
    /// <summary>Its id in the activity.</summary>
    public string ItemId => ItemIdOf(Id);

    /// <summary>The activity's id for a statement.</summary>
    public static string ItemIdOf(string id) => $"s{id}";
}

/// <summary>A vote of a conversation.</summary>
/// <param name="Voter">Who.</param>
/// <param name="Statement">On what.</param>
/// <param name="Vote">1 agrees, -1 disagrees, 0 passes.</param>
internal sealed record RecordedVote(string Voter, string Statement, int Vote);

/// <summary>How often a statement was agreed with, disagreed with and passed on.</summary>
internal readonly record struct VoteCounts(int Agree, int Disagree, int Pass);
