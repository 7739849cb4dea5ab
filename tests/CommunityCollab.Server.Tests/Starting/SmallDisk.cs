using System.Diagnostics;

namespace CommunityCollab.Server.Tests.Starting;

/// <summary>A real disk of a few megabytes, in memory. It needs root, or sudo without a password.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _mount = Directory.CreateTempSubdirectory("collab-disk-");

    private SmallDisk()
    {
    }

    /// <summary>A folder on it.</summary>
    public string Folder => Path.Combine(_mount.FullName, "data");

    /// <summary>Mounts one.</summary>
    public static SmallDisk Mount(string size)
    {
        var disk = new SmallDisk();
        Run("mount", "-t", "tmpfs", "-o", $"size={size},mode=0777", "tmpfs", disk._mount.FullName);
        Directory.CreateDirectory(disk.Folder);
        return disk;
    }

    /// <summary>Makes it read-only (<c>ro</c>) or not (<c>rw</c>).</summary>
    public void Remount(string how) => Run("mount", "-o", $"remount,{how}", _mount.FullName);

    /// <summary>Fills it to the last byte.</summary>
    public IDisposable Fill() => new Filling(Path.Combine(_mount.FullName, "filling"));

    public void Dispose()
    {
        Run("umount", _mount.FullName);
        _mount.Delete();
    }

    private static void Run(string program, params string[] arguments)
    {
        string[] command = Environment.IsPrivilegedProcess ? [program, .. arguments] : ["sudo", "-n", program, .. arguments];
        using var process = Process.Start(command[0], command[1..]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private sealed class Filling : IDisposable
    {
        private readonly string _path;

        public Filling(string path)
        {
            _path = path;
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            try
            {
                while (true)
                {
                    file.Write(new byte[4096]);
                }
            }
            catch (IOException)
            {
                // Full.
            }
        }

        public void Dispose() => File.Delete(_path);
    }
}
