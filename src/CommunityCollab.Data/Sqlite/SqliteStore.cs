using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Sqlite;

/// <summary>The embedded store: one SQLite file in a folder, with a write-ahead log that is flushed on every commit.</summary>
/// <param name="folder">The folder it lies in; made when missing.</param>
public sealed class SqliteStore(string folder)
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(Directory.CreateDirectory(folder).FullName, "communitycollab.db"),
        ForeignKeys = true,
    }.ToString();

    /// <summary>Options for contexts that read.</summary>
    public DbContextOptions<CollabContext> ReadOptions => field ??=
        new DbContextOptionsBuilder<CollabContext>().UseSqlite(_connectionString).Options;

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
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");

        // SQLite looks through its whole page cache at every commit, so a large one costs more than it saves: the system
        // caches the file too. A long log lets a page that is written often be copied into the file once.
        Execute(connection, "PRAGMA cache_size = -4000");
        Execute(connection, "PRAGMA wal_autocheckpoint = 16000");
        return connection;
    }

    /// <summary>Brings the file to the newest schema.</summary>
    public void Migrate()
    {
        using var context = new CollabContext(ReadOptions, Tenancy.TenantScope.System);
        context.Database.Migrate();
        context.Database.ExecuteSqlRaw(Access.AuditTriggers.Create);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
