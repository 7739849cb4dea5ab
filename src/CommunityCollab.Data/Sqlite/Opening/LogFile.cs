namespace CommunityCollab.Data.Sqlite.Opening;

/// <summary>The write-ahead log beside a SQLite file.</summary>
internal static class LogFile
{
    /// <summary>Its path.</summary>
    public static string Of(string database) => $"{database}-wal";

    /// <summary>The path of the index that processes share of it.</summary>
    public static string IndexOf(string database) => $"{database}-shm";

    /// <summary>Whether there is anything in it.</summary>
    public static bool HoldsAnything(string database) => new FileInfo(Of(database)) is { Exists: true, Length: > 0 };
}
