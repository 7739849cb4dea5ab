using Microsoft.Data.Sqlite;

namespace CommunityCollab.Data.Sqlite.Opening;

/// <summary>Which migrations a store has had, read without changing anything.</summary>
internal sealed class StoreHistory
{
    private const string HistoryTable = "__EFMigrationsHistory";
    private const string LockTable = "__EFMigrationsLock";

    private StoreHistory(IReadOnlyList<string> tables, IReadOnlyList<string> applied, bool isLocked) => (Tables, Applied, IsLocked) = (tables, applied, isLocked);

    /// <summary>The migrations it has had, the oldest first.</summary>
    public IReadOnlyList<string> Applied { get; }

    /// <summary>Whether a migration's lock is on it.</summary>
    public bool IsLocked { get; }

    /// <summary>Whether it is no more than a beginning: nothing was ever put into it.</summary>
    public bool IsUnfinished => Applied.Count == 0 && Tables.Any(IsOfMigrations) && Tables.All(IsOfMigrations);

    private IReadOnlyList<string> Tables { get; }

    /// <summary>Reads it.</summary>
    public static StoreHistory Read(SqliteConnection connection)
    {
        var tables = Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
        return new StoreHistory(
            tables,
            tables.Contains(HistoryTable) ? Texts(connection, $"SELECT MigrationId FROM {HistoryTable} ORDER BY MigrationId") : [],
            tables.Contains(LockTable) && Texts(connection, $"SELECT Id FROM {LockTable}").Count > 0);
    }

    /// <summary>Takes a migration's lock off. Only for who holds the folder: nobody else can be migrating then.</summary>
    public static void Unlock(SqliteConnection connection) => Sql.Execute(connection, $"DELETE FROM {LockTable}");

    private static bool IsOfMigrations(string table) => table is HistoryTable or LockTable;

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
