using System.Globalization;

namespace CommunityCollab.Data.Sqlite.Opening;

/// <summary>The mark of a stop that closed the store in order. It says how long the file was and when it was written last, so that it holds
/// for that file alone: not for one that was written to since, nor for one that was put in its place.</summary>
/// <param name="database">The store's file.</param>
internal sealed class CleanStop(string database)
{
    private string Mark => Path.Combine(Path.GetDirectoryName(database)!, "clean-stop");

    private string State
    {
        get
        {
            var file = new FileInfo(database);
            return string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}");
        }
    }

    /// <summary>Whether the file is as a clean stop left it, with nothing in its log.</summary>
    public bool TookPlace => File.Exists(Mark) && File.ReadAllText(Mark) == State && !LogFile.HoldsAnything(database);

    /// <summary>Sets the mark, once the store is closed.</summary>
    public void Set()
    {
        using var file = new FileStream(Mark, OwnerOnly.Options(FileMode.Create));
        file.Write(System.Text.Encoding.ASCII.GetBytes(State));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Takes the mark away, before anything is written.</summary>
    public void Clear() => File.Delete(Mark);
}
