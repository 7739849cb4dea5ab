using Microsoft.Data.Sqlite;

namespace CommunityCollab.Data.Sqlite;

/// <summary>Statements that are run for what they do.</summary>
internal static class Sql
{
    /// <summary>Runs one.</summary>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs one, and gives back the first column of its first row.</summary>
    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
