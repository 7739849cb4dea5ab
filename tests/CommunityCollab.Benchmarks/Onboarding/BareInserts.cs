using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Benchmarks.Onboarding;

/// <summary>The least that storing the same lines can cost: one prepared statement, one transaction, flushed like ours.</summary>
internal static class BareInserts
{
    /// <summary>Stores the lines in a file of their own.</summary>
    /// <returns>How long it took.</returns>
    public static TimeSpan Measure(int districts, int schools)
    {
        var folder = Directory.CreateTempSubdirectory("bare-");
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "bare.db")};Pooling=False");
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE Tenants (Id BLOB PRIMARY KEY, Leaid TEXT, Name TEXT, SchoolId TEXT, School TEXT)");
            var clock = Stopwatch.StartNew();
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO Tenants VALUES ($id, $leaid, $name, $schoolId, $school)";
            var values = (string[])["$id", "$leaid", "$name", "$schoolId", "$school"];
            var parameters = values.Select(name => insert.Parameters.Add(new SqliteParameter(name, null))).ToList();
            foreach (var (leaid, name, schoolId, school) in StateFile.Lines(districts, schools))
            {
                (parameters[0].Value, parameters[1].Value, parameters[2].Value, parameters[3].Value, parameters[4].Value) =
                    (Guid.CreateVersion7().ToByteArray(), leaid, name, schoolId, school);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
            return clock.Elapsed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
