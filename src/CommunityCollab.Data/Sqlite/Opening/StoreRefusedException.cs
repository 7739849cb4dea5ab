using Microsoft.Data.Sqlite;

namespace CommunityCollab.Data.Sqlite.Opening;

/// <summary>The embedded store cannot be opened as it lies there; the message is one sentence that tells the operator why and what to do.</summary>
public sealed class StoreRefusedException(string message, Exception? cause = null) : Exception(message, cause)
{
    // The primary result codes of SQLite (https://www.sqlite.org/rescode.html).
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    /// <summary>The sentence for what SQLite says.</summary>
    /// <param name="file">The store's file.</param>
    /// <param name="failure">What SQLite says.</param>
    public static StoreRefusedException Of(string file, SqliteException failure) => failure.SqliteErrorCode switch
    {
        Corrupt or NoDatabase => Damaged(file, failure.Message, failure),
        Permission or ReadOnly or CannotOpen => new($"The store {file} cannot be written: give this account its folder to write in ({OneLine(failure.Message)}).", failure),
        Full => new($"The disk of the store {file} is full: make room, and start again.", failure),
        Busy or Locked => new($"The store {file} is in use by another program: end that, and start again.", failure),
        InputOutput => new($"The disk of the store {file} cannot be read or written: look after the disk, and start again ({OneLine(failure.Message)}).", failure),
        _ => new($"The store {file} cannot be opened ({OneLine(failure.Message)}).", failure),
    };

    /// <summary>The sentence for a folder or file that the system does not give.</summary>
    /// <param name="path">The folder or the file.</param>
    /// <param name="failure">What the system says.</param>
    public static StoreRefusedException Of(string path, Exception failure) =>
        new($"The data folder cannot be used: give this account {path} to write in ({OneLine(failure.Message)}).", failure);

    /// <summary>The sentence for a file that is not as it was written.</summary>
    /// <param name="file">The store's file.</param>
    /// <param name="detail">What is wrong with it.</param>
    /// <param name="cause">What found it.</param>
    public static StoreRefusedException Damaged(string file, string detail, Exception? cause = null) =>
        new($"The store {file} is damaged and was left as it is: put a backup of its folder in its place ({OneLine(detail)}).", cause);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").TrimEnd('.');
}
