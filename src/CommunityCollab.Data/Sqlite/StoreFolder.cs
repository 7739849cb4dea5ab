using CommunityCollab.Data.Sqlite.Opening;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Data.Sqlite;

/// <summary>The folder of the embedded store, while this process holds it: nobody else's to read, and no other process's to serve from.
/// Disposing of it closes the store, so that a copy of the folder is a backup, and lets go of it.</summary>
public sealed class StoreFolder : IDisposable
{
    private const string LockFile = "lock";

    // What the system says of a file that another process has locked: EWOULDBLOCK on Linux and on macOS, and Windows' sharing violation.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _lock;

    private StoreFolder(string path, FileStream held) => (Path, _lock, Store) = (path, held, new SqliteStore(path));

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Where the keys lie that sign participants' tokens.</summary>
    public DirectoryInfo Keys => new(System.IO.Path.Combine(Path, "keys"));

    /// <summary>The store in it.</summary>
    public SqliteStore Store { get; }

    /// <summary>Takes hold of a folder, made when missing, and brings the store in it to the newest schema.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="log">Where it is told what is done.</param>
    /// <exception cref="StoreRefusedException">The folder or what lies in it cannot be used.</exception>
    public static StoreFolder Open(string path, ILogger log)
    {
        path = System.IO.Path.GetFullPath(path);
        var held = Hold(path);
        try
        {
            var folder = new StoreFolder(path, held);
            folder.Restrict();
            new StoreOpening(folder.Store.File, log).Run();
            new CleanStop(folder.Store.File).Clear();
            return folder;
        }
        catch (Exception failure)
        {
            held.Dispose();
            throw failure is IOException or UnauthorizedAccessException ? StoreRefusedException.Of(path, failure) : failure;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Store.Close())
        {
            new CleanStop(Store.File).Set();
        }

        _lock.Dispose();
    }

    private static FileStream Hold(string path)
    {
        try
        {
            OwnerOnly.Folder(path);
            return new FileStream(System.IO.Path.Combine(path, LockFile), OwnerOnly.Options(FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException failure) when (Held.Contains(failure.HResult))
        {
            throw new StoreRefusedException($"Another server runs on the folder {path}: stop it, or give --data another folder.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StoreRefusedException.Of(path, failure);
        }
    }

    private void Restrict()
    {
        OwnerOnly.Folder(Keys.FullName);
        string[] files = [System.IO.Path.Combine(Path, LockFile), Store.File, LogFile.Of(Store.File), LogFile.IndexOf(Store.File), .. Keys.EnumerateFiles().Select(key => key.FullName)];
        foreach (var file in files)
        {
            OwnerOnly.Restrict(file);
        }
    }
}
