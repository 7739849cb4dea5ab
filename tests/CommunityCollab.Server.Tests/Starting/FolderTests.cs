using System.Runtime.Versioning;

namespace CommunityCollab.Server.Tests.Starting;

[UnsupportedOSPlatform("windows")]
[Collection<StoppedStore.Users>]
public sealed class FolderTests(StoppedStore stopped)
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task The_folder_and_all_in_it_are_the_owners_alone_whatever_they_were_before()
    {
        await using var server = stopped.Copy<HostedServer>();
        foreach (var path in Directory.EnumerateFileSystemEntries(server.Folder, "*", SearchOption.AllDirectories).Prepend(server.Folder))
        {
            File.SetUnixFileMode(path, File600 | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
        }

        await server.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(await stopped.IsServedByAsync(server));

        Assert.True(File.Exists($"{server.StoreFile}-wal"));
        foreach (var path in Directory.EnumerateFileSystemEntries(server.Folder, "*", SearchOption.AllDirectories).Prepend(server.Folder))
        {
            Assert.Equal((path, Directory.Exists(path) ? File600 | UnixFileMode.UserExecute : File600), (path, File.GetUnixFileMode(path)));
        }
    }

    [Fact]
    public async Task After_a_clean_stop_a_copy_of_the_folder_without_a_log_is_a_backup()
    {
        Assert.False(File.Exists(Path.Combine(stopped.Folder, "communitycollab.db-wal")));

        await using var restored = stopped.Copy<HostedServer>("communitycollab.db-wal", "communitycollab.db-shm");
        await restored.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(await stopped.IsServedByAsync(restored));
    }
}
