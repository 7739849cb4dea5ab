using System.Text;
using CommunityCollab.Data.Contributions;
using CommunityCollab.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommunityCollab.Server.Tests.Journal;

/// <summary>A journal on a SQLite file of its own.</summary>
public sealed class JournalOnDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("collab-journal-");
    private readonly StoreFolder _held;
    private readonly SqliteStore _store;
    private readonly SqliteWriter _writer;

    public JournalOnDisk()
    {
        _held = StoreFolder.Open(_folder.FullName, NullLogger.Instance);
        _store = _held.Store;
        _writer = new SqliteWriter(_store);
        Journal = new SqliteJournal(_store, _writer);
    }

    public IJournal Journal { get; }

    public Guid ActivityId { get; } = Guid.CreateVersion7();

    public static AppendRequest Request(string body, string? participant = null, string? say = null, Guid? submissionId = null, byte[]? token = null) => new()
    {
        DistrictId = Guid.Empty,
        SubmissionId = submissionId ?? Guid.NewGuid(),
        Participant = participant,
        Say = say ?? (participant is null ? null : "all"),
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000),
        Body = Encoding.UTF8.GetBytes(body),
        TokenHash = token,
    };

    public static AppendRequest Withdrawal(Guid submissionId, string participant) => Request("", participant, submissionId: submissionId) with { Body = null, Say = null };

    public async Task<ShardWriter> OpenAsync(int shard = 0) => (await Journal.OpenAsync(ActivityId, shard, TestContext.Current.CancellationToken)).Writer;

    /// <summary>What is in force, found by folding the whole shard: how often each body counts.</summary>
    public async Task<SortedDictionary<string, int>> FoldAsync(int shard = 0, long after = 0, SortedDictionary<string, int>? from = null)
    {
        var counts = new SortedDictionary<string, int>(from ?? [], StringComparer.Ordinal);
        var expected = after;
        await foreach (var entry in Journal.ReadAsync(ActivityId, shard, after, TestContext.Current.CancellationToken))
        {
            Assert.Equal(++expected, entry.Sequence);
            Count(counts, entry.Replaced, -1);
            Count(counts, entry.Added, +1);
        }

        return counts;
    }

    /// <summary>Runs SQL of the test's own.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await _store.OpenForReadingAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks the writer's connection.</summary>
    public Task<object?> ScalarOnWriterAsync(string sql) => _writer.WriteAsync(
        transaction =>
        {
            using var command = transaction.Connection!.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        },
        isAtomic: true);

    /// <summary>Runs SQL on the writer's connection, between its transactions' pieces.</summary>
    public Task WriteAsync(string sql) => _writer.WriteAsync(transaction => Execute(transaction, sql), isAtomic: true);

    public async Task AddTokenAsync(byte[] hash) =>
        await WriteAsync($"INSERT INTO OneTimeTokens (ActivityId, Hash, IsSpent) VALUES (x'{Convert.ToHexString(ActivityId.ToByteArray())}', x'{Convert.ToHexString(hash)}', 0)");

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _held.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int Execute(SqliteTransaction transaction, string sql)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    private static void Count(SortedDictionary<string, int> counts, StoredContribution? stored, int change)
    {
        if (stored is not null && (counts[Encoding.UTF8.GetString(stored.Body)] = counts.GetValueOrDefault(Encoding.UTF8.GetString(stored.Body)) + change) == 0)
        {
            counts.Remove(Encoding.UTF8.GetString(stored.Body));
        }
    }
}
