using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Data.Sqlite.Opening;

/// <summary>Looks at what lies in the folder, refuses what is not a whole store of this version or an older one, and brings an older one
/// to the newest schema. The folder must be held. A store is made, and migrated, in a file beside it that takes its place at once when it
/// is whole, so that a start can be ended at any moment.</summary>
/// <param name="database">The store's file.</param>
/// <param name="log">Where it is told what is done.</param>
internal sealed partial class StoreOpening(string database, ILogger log)
{
    private static readonly byte[] Header = "SQLite format 3\0"u8.ToArray();

    private string Draft => $"{database}.draft";

    /// <summary>Does it.</summary>
    /// <exception cref="StoreRefusedException">What lies there cannot be served.</exception>
    public void Run()
    {
        DeleteDraft();
        try
        {
            if (File.Exists(database))
            {
                RunOnStore();
            }
            else
            {
                MustHaveNoLog();
                Make();
            }
        }
        catch (SqliteException failure)
        {
            throw StoreRefusedException.Of(database, failure);
        }
        catch (DbUpdateException failure) when (failure.InnerException is SqliteException)
        {
            throw StoreRefusedException.Of(database, (SqliteException)failure.InnerException);
        }
    }

    private void RunOnStore()
    {
        MustBegin();
        StoreHistory history;
        using (var connection = Open(database))
        {
            MustBeWritable(connection);
            MustBeWhole(connection);
            history = StoreHistory.Read(connection);
            if (history.IsLocked)
            {
                Unlocking(log);
                StoreHistory.Unlock(connection);
            }
        }

        if (history.IsUnfinished)
        {
            File.Delete(database);
            Make();
            return;
        }

        var known = Known();
        MustBeOurs(history, known);
        if (history.Applied.Count < known.Count)
        {
            Migrating(log, history.Applied[^1], known[^1]);
            CopyWholly();
            MigrateDraft();
        }
    }

    private void MustBegin()
    {
        using var file = File.OpenRead(database);
        if (file.Length == 0)
        {
            throw new StoreRefusedException($"The store {database} is an empty file: put a backup of its folder in its place, or delete it to begin with nothing.");
        }

        var beginning = new byte[Header.Length];
        if (file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false) < beginning.Length || !beginning.AsSpan().SequenceEqual(Header))
        {
            throw StoreRefusedException.Damaged(database, "it does not begin as a SQLite file does");
        }
    }

    // A log without its file belongs to a store that is elsewhere; SQLite would write it into a new one.
    private void MustHaveNoLog()
    {
        if (LogFile.HoldsAnything(database))
        {
            throw new StoreRefusedException($"The store {database} is missing while its log {LogFile.Of(database)} is there: put the file back, or delete the log to begin with nothing.");
        }
    }

    private static void MustBeWritable(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        transaction.Rollback();
    }

    // The shorter of SQLite's two checks: it looks at every page, and leaves out comparing each index with its table, for which the other
    // takes several times as long (docs/operating.md).
    private void MustBeWhole(SqliteConnection connection)
    {
        if (new CleanStop(database).TookPlace)
        {
            return;
        }

        Checking(log, new FileInfo(database).Length / 1024);
        if (Sql.Scalar(connection, "PRAGMA quick_check(1)") is not "ok" and var found)
        {
            throw StoreRefusedException.Damaged(database, $"{found}");
        }
    }

    private void MustBeOurs(StoreHistory history, List<string> known)
    {
        if (!history.Applied.Contains(known[0]))
        {
            throw new StoreRefusedException($"The file {database} is a SQLite database of another program: give --data a folder of its own.");
        }

        if (history.Applied.LastOrDefault(migration => !known.Contains(migration)) is { } newer)
        {
            throw new StoreRefusedException($"The store {database} was written by a newer version of this server ({newer}): start that version, or put a backup from before it in its place.");
        }
    }

    private static List<string> Known()
    {
        using var context = Context(new SqliteConnection("Data Source=:memory:"));
        return [.. context.Database.GetMigrations()];
    }

    private void Make()
    {
        Making(log, database);
        using (new FileStream(Draft, OwnerOnly.Options(FileMode.CreateNew)))
        {
            // An empty file, which SQLite takes for a store with nothing in it.
        }

        MigrateDraft();
    }

    private void MigrateDraft()
    {
        using (var connection = Open(Draft))
        {
            // Nothing of the draft counts before it is whole; it is flushed once then.
            Sql.Execute(connection, "PRAGMA journal_mode = DELETE");
            Sql.Execute(connection, "PRAGMA synchronous = OFF");
            using var context = Context(connection);
            context.Database.Migrate();
            Sql.Execute(connection, AuditTriggers.Create);
            Sql.Execute(connection, "PRAGMA journal_mode = WAL");
        }

        using (var draft = new FileStream(Draft, FileMode.Open, FileAccess.ReadWrite))
        {
            draft.Flush(flushToDisk: true);
        }

        File.Move(Draft, database, overwrite: true);
    }

    private void CopyWholly()
    {
        using (var connection = Open(database))
        {
            Sql.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }

        if (LogFile.HoldsAnything(database))
        {
            throw new StoreRefusedException($"The store {database} is open in another program and cannot be migrated: end that, and start again.");
        }

        File.Copy(database, Draft);
        OwnerOnly.Restrict(Draft);
    }

    private void DeleteDraft()
    {
        foreach (var ending in (string[])["", "-journal", "-wal", "-shm"])
        {
            File.Delete(Draft + ending);
        }
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static CollabContext Context(SqliteConnection connection) =>
        new CollabContext(new DbContextOptionsBuilder<CollabContext>().UseSqlite(connection).Options).For(TenantScope.System);

    [LoggerMessage(LogLevel.Information, "Making a new store, {Database}")]
    private static partial void Making(ILogger log, string database);

    [LoggerMessage(LogLevel.Information, "Migrating the store from {From} to {To}")]
    private static partial void Migrating(ILogger log, string from, string to);

    [LoggerMessage(LogLevel.Warning, "Taking off the migration lock that an ended process left")]
    private static partial void Unlocking(ILogger log);

    [LoggerMessage(LogLevel.Information, "The last stop was not clean, or the store was put here since: checking its {Kilobytes} kB")]
    private static partial void Checking(ILogger log, long kilobytes);
}
