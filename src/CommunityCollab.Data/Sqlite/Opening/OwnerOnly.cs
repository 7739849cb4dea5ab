namespace CommunityCollab.Data.Sqlite.Opening;

/// <summary>Keeps folders and files to the account that runs the server, whatever its umask. Windows keeps to its own lists.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder700 = File600 | UnixFileMode.UserExecute;

    /// <summary>Makes a folder that is the owner's alone, or makes one that is there so.</summary>
    /// <exception cref="StoreRefusedException">It is a folder that everybody shares, such as <c>/tmp</c>.</exception>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Folder700);
        if (File.GetUnixFileMode(path).HasFlag(UnixFileMode.StickyBit))
        {
            throw new StoreRefusedException($"The folder {path} is shared by everybody on this machine: give --data a folder of its own.");
        }

        File.SetUnixFileMode(path, Folder700);
    }

    /// <summary>Makes a file the owner's alone, if it is there.</summary>
    public static void Restrict(string file)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(file))
        {
            File.SetUnixFileMode(file, File600);
        }
    }

    /// <summary>Options that make a file the owner's alone from its first moment.</summary>
    public static FileStreamOptions Options(FileMode mode, FileShare share = FileShare.Read)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File600;
        }

        return options;
    }
}
