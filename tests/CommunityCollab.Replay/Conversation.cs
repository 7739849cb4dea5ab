using CsvHelper;

namespace CommunityCollab.Replay;

/// <summary>A recorded opinion conversation, as its publisher gives it.</summary>
/// <param name="Statements">Every statement.</param>
/// <param name="Votes">Every vote, in the order in which they came.</param>
/// <param name="Counts">What the publisher counts, by statement: in its matrix, or in its votes where it leaves a rejected statement out of the matrix.</param>
/// <param name="GroupOf">The group the publisher put each voter in whom it placed.</param>
internal sealed record Conversation(
    IReadOnlyList<RecordedStatement> Statements,
    IReadOnlyList<RecordedVote> Votes,
    IReadOnlyDictionary<string, VoteCounts> Counts,
    IReadOnlyDictionary<string, string> GroupOf)
{
    // Whom the publisher places: Polis, Small, Björkegren, Erkkilä, Shaw and Megill 2021.
    private const int VotesToBePlaced = 7;

    /// <summary>Whom the publisher placed although they voted on too few of the statements there are in the end: whom it placed when
    /// there were fewer statements, it keeps.</summary>
    public IReadOnlyList<string> KeptEarly { get; } =
        [.. GroupOf.Keys.Except(Votes.GroupBy(vote => vote.Voter).Where(own => own.DistinctBy(vote => vote.Statement).Count() >= Math.Min(VotesToBePlaced, Statements.Count)).Select(own => own.Key))
            .Order(StringComparer.Ordinal)];

    /// <summary>Reads a folder with votes.csv, comments.csv and participants-votes.csv.</summary>
    public static Conversation Read(string folder)
    {
        var statements = Rows(folder, "comments.csv", csv => new RecordedStatement(csv.GetString("comment-id"), csv.GetString("comment-body"), csv.GetString("moderated") == "-1"));
        var votes = Rows(folder, "votes.csv", csv => new RecordedVote(csv.GetString("voter-id"), csv.GetString("comment-id"), csv.Parse<int>("vote")));
        var matrix = Rows(folder, "participants-votes.csv", csv => (
            Participant: csv.GetString("participant"),
            Group: csv.GetString("group-id"),
            Votes: csv.Headers.Zip(Enumerable.Range(0, csv.Headers.Count).Select(csv.GetString)).ToDictionary(cell => cell.First, cell => cell.Second)));
        var counts = statements.ToDictionary(statement => statement.Id, statement =>
            matrix.Count == 0 || matrix[0].Votes.ContainsKey(statement.Id) ? Count(matrix.Select(row => row.Votes[statement.Id]))
            : statement.IsRejected ? Count(votes.Where(vote => vote.Statement == statement.Id).GroupBy(vote => vote.Voter).Select(own => $"{own.Last().Vote}"))
            : throw new InvalidDataException($"participants-votes.csv has no column for the statement {statement.Id}, which was not rejected."));
        return new Conversation(statements, votes, counts, matrix.Where(row => row.Group.Length > 0).ToDictionary(row => row.Participant, row => row.Group));
    }

    private static VoteCounts Count(IEnumerable<string> votes)
    {
        var all = votes.ToLookup(vote => vote);
        return new VoteCounts(all["1"].Count(), all["-1"].Count(), all["0"].Count());
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
