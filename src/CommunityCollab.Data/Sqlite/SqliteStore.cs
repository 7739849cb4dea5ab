using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Sqlite;

/// <summary>The embedded store: one SQLite file in a folder, with a write-ahead log that is flushed on every commit.</summary>
/// <param name="folder">The folder it lies in.</param>
public sealed class SqliteStore(string folder)
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, FileName),
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
    }.ToString();

    /// <summary>What the file is called.</summary>
    public const string FileName = "communitycollab.db";

    /// <summary>The file.</summary>
    public string File { get; } = Path.Combine(folder, FileName);

    /// <summary>Options for contexts that read.</summary>
    public DbContextOptions<CollabContext> ReadOptions => field ??=
        new DbContextOptionsBuilder<CollabContext>().UseSqlite(_connectionString).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;

    /// <summary>Opens a connection for reading; pooled.</summary>
    public async Task<SqliteConnection> OpenForReadingAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    /// <summary>Opens the writer's connection.</summary>
    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Sql.Execute(connection, "PRAGMA journal_mode = WAL");
        Sql.Execute(connection, "PRAGMA synchronous = FULL");

        // SQLite looks through its whole page cache at every commit, so a large one costs more than it saves: the system
        // caches the file too. A long log lets a page that is written often be copied into the file once.
        Sql.Execute(connection, "PRAGMA cache_size = -4000");
        Sql.Execute(connection, "PRAGMA wal_autocheckpoint = 16000");
        return connection;
    }

    /// <summary>Writes what is in the log into the file, and closes every connection that is kept open for later.</summary>
    /// <returns>Whether all of it is in the file.</returns>
    internal bool Close()
    {
        using var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            return Sql.Scalar(connection, "PRAGMA wal_checkpoint(TRUNCATE)") is 0L;
        }
        catch (SqliteException)
        {
            // A full disk, a broken file: what is in the log stays there, and the next start looks at it.
            return false;
        }
        finally
        {
            connection.Close();
            SqliteConnection.ClearPool(connection);
        }
    }
}
