using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.Starting;

[Collection<StoppedStore.Users>]
public sealed class RefusedStoreTests(StoppedStore stopped)
{
    private const int Page = 4096;

    [Fact]
    public async Task A_store_from_a_newer_version_is_refused()
    {
        await using var server = stopped.Copy<ServerProcess>();
        await ExecuteAsync(server.StoreFile, "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('20990101000000_Tomorrow', '99.0.0')");

        await server.MustBeRefusedAsync("newer version");
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        await using var server = stopped.Copy<ServerProcess>();
        await File.WriteAllBytesAsync(server.StoreFile, [], TestContext.Current.CancellationToken);

        await server.MustBeRefusedAsync("empty file");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(Page)]
    [InlineData((3 * Page) + 17)]
    public async Task A_truncated_file_is_refused(int length)
    {
        await using var server = stopped.Copy<ServerProcess>();
        using (var file = File.OpenWrite(server.StoreFile))
        {
            file.SetLength(length);
        }

        await server.MustBeRefusedAsync("damaged");
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(0, Page)]
    [InlineData(20 * Page, 3 * Page)]
    [InlineData(60 * Page, Page)]
    public async Task A_file_that_was_overwritten_in_a_place_is_refused_also_after_a_clean_stop(int place, int length)
    {
        await using var server = stopped.Copy<ServerProcess>();
        using (var file = File.OpenWrite(server.StoreFile))
        {
            file.Position = place;
            file.Write(Enumerable.Repeat((byte)0xA5, length).ToArray());
        }

        await server.MustBeRefusedAsync("damaged");
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        await using var server = stopped.Copy<ServerProcess>(SqliteFile);
        await ExecuteAsync(server.StoreFile, "CREATE TABLE Songs (Id INTEGER PRIMARY KEY); INSERT INTO Songs VALUES (1)");
        var before = await File.ReadAllBytesAsync(server.StoreFile, TestContext.Current.CancellationToken);

        await server.MustBeRefusedAsync("another program");
        Assert.Equal(before, await File.ReadAllBytesAsync(server.StoreFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_log_without_its_store_is_refused()
    {
        await using var server = stopped.Copy<ServerProcess>(SqliteFile);
        await File.WriteAllTextAsync($"{server.StoreFile}-wal", "something", TestContext.Current.CancellationToken);

        await server.MustBeRefusedAsync("missing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<key id=\"9f5b7a0e-5a0e-4d43-9d4e-000000000000\" version=\"1\"/>")]
    public async Task Keys_that_cannot_be_read_are_refused(string text)
    {
        await using var server = stopped.Copy<ServerProcess>();
        await File.WriteAllTextAsync(Directory.GetFiles(Path.Combine(server.Folder, "keys")).First(), text, TestContext.Current.CancellationToken);

        await server.MustBeRefusedAsync("keys");
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused_until_the_first_has_ended_however_it_does()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = stopped.Copy<ServerProcess>();
        await server.StartAsync(cancellation);
        await server.MustBeRefusedAsync(server.Folder);

        await server.KillAsync(cancellation);
        await server.StartAsync(cancellation);
    }

    [Fact]
    public async Task A_folder_on_a_read_only_disk_is_refused()
    {
        using var disk = SmallDisk.Mount("8m");
        await using var server = new ServerProcess { Folder = disk.Folder };
        await server.StartAsync(TestContext.Current.CancellationToken);
        await server.StopAsync(TestContext.Current.CancellationToken);
        disk.Remount("ro");

        await server.MustBeRefusedAsync(disk.Folder);
        disk.Remount("rw");
    }

    [Fact]
    public async Task A_disk_with_no_room_for_a_store_is_refused()
    {
        using var disk = SmallDisk.Mount("128k");
        await using var server = new ServerProcess { Folder = disk.Folder };

        await server.MustBeRefusedAsync("full");
    }

    private const string SqliteFile = "communitycollab.db";

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
