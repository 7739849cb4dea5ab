using System.Runtime.CompilerServices;
using CommunityCollab.Data.Contributions;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Data.Sqlite;

/// <summary>The journal on SQLite: prepared statements on the writer's connection, many appends to a transaction.</summary>
/// <param name="store">The store, to read from.</param>
/// <param name="writer">The one writer.</param>
public sealed class SqliteJournal(SqliteStore store, SqliteWriter writer) : IJournal
{
    private const string ReadSql = """
        SELECT entry.Sequence, entry.Participant, entry.Groups, entry.Body, entry.TextId,
               replaced.Sequence, replaced.Participant, replaced.Groups, replaced.Body, replaced.TextId
        FROM Journal AS entry
        LEFT JOIN Journal AS replaced
          ON replaced.ActivityId = entry.ActivityId AND replaced.Shard = entry.Shard AND replaced.Sequence = entry.Revises
        WHERE entry.ActivityId = $activity AND entry.Shard = $shard AND entry.Sequence > $after
        ORDER BY entry.Sequence
        """;

    private const string StartSql = """
        SELECT (SELECT COALESCE(MAX(Sequence), 0) FROM Journal WHERE ActivityId = $activity AND Shard = $shard),
               (SELECT Sequence FROM Snapshots WHERE ActivityId = $activity AND Shard = $shard),
               (SELECT Tally FROM Snapshots WHERE ActivityId = $activity AND Shard = $shard)
        """;

    // A snapshot only ever moves forward: an activation that lost the shard cannot put an older one back.
    private const string SnapshotSql = """
        INSERT INTO Snapshots (ActivityId, Shard, Sequence, Tally) VALUES ($activity, $shard, $sequence, $tally)
        ON CONFLICT (ActivityId, Shard) DO UPDATE SET Sequence = excluded.Sequence, Tally = excluded.Tally
        WHERE excluded.Sequence > Snapshots.Sequence
        """;

    // Touched by the writer's thread alone.
    private JournalStatements? _statements;

    /// <inheritdoc/>
    public async Task<ShardStart> OpenAsync(Guid activityId, int shard, CancellationToken cancellation)
    {
        await using var connection = await store.OpenForReadingAsync(cancellation);
        await using var command = Command(connection, StartSql, activityId, shard);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var last = reader.GetInt64(0);
        var snapshot = await reader.IsDBNullAsync(2, cancellation) ? null : (byte[])reader.GetValue(2);
        return new ShardStart(new ShardWriter(activityId, shard, last + 1), snapshot is null ? 0 : reader.GetInt64(1), snapshot);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEntry> ReadAsync(Guid activityId, int shard, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await store.OpenForReadingAsync(cancellation);
        await using var command = Command(connection, ReadSql, activityId, shard);
        command.Parameters.AddWithValue("$after", after);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return new JournalEntry(reader.GetInt64(0), Stored(reader, 0), Stored(reader, 5));
        }
    }

    /// <inheritdoc/>
    public Task<AppendResult> AppendAsync(ShardWriter shard, AppendRequest request) =>
        writer.WriteAsync(transaction => (_statements ??= new JournalStatements(transaction.Connection!)).Append(transaction, shard, request), IsOneStatement(request));

    /// <inheritdoc/>
    public Task SaveSnapshotAsync(Guid activityId, int shard, long sequence, byte[] tally) =>
        writer.WriteAsync(transaction =>
        {
            using var command = Command(transaction.Connection!, SnapshotSql, activityId, shard);
            command.Transaction = transaction;
            command.Parameters.AddWithValue("$sequence", sequence);
            command.Parameters.AddWithValue("$tally", tally);
            return command.ExecuteNonQuery();
        });

    // What writes to other tables too must be undone as a whole, should one of them fail.
    private static bool IsOneStatement(AppendRequest request) => request is { Body: not null, TokenHash: null, Shares: null, SaysOn.Count: 0 };

    private static SqliteCommand Command(SqliteConnection connection, string sql, Guid activityId, int shard)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$activity", activityId.ToByteArray());
        command.Parameters.AddWithValue("$shard", shard);
        return command;
    }

    private static StoredContribution? Stored(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column + 3)
            ? null
            : new StoredContribution(
                reader.GetInt64(column),
                reader.IsDBNull(column + 1) ? null : reader.GetString(column + 1),
                reader.IsDBNull(column + 2) ? null : reader.GetString(column + 2),
                (byte[])reader.GetValue(column + 3),
                reader.IsDBNull(column + 4) ? null : reader.GetString(column + 4));
}
