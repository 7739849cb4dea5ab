using System.Diagnostics;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommunityCollab.Server.Tests.Starting;

[Collection<StoppedStore.Users>]
public sealed class EndedStartTests(StoppedStore stopped)
{
    // Few, for the time of a test run; the benchmark "ended-starts" makes hundreds.
    private const int Starts = 12;

    [Fact]
    public async Task A_migration_lock_that_an_ended_process_left_is_taken_off()
    {
        await using var server = stopped.Copy<HostedServer>();
        await using (var connection = new SqliteConnection($"Data Source={server.StoreFile};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-01-01')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await server.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(await stopped.IsServedByAsync(server));
    }

    [Theory]
    [InlineData("")]
    [InlineData("half of a store")]
    public async Task A_draft_of_a_store_that_an_ended_migration_left_is_begun_anew(string draft)
    {
        await using var server = stopped.Copy<HostedServer>();
        await File.WriteAllTextAsync($"{server.StoreFile}.draft", draft, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync($"{server.StoreFile}.draft-journal", draft, TestContext.Current.CancellationToken);

        await server.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(await stopped.IsServedByAsync(server));
        Assert.Empty(Directory.GetFiles(server.Folder, "*.draft*"));
    }

    [Fact]
    public async Task An_older_store_is_migrated_as_a_whole_and_keeps_what_is_in_it()
    {
        await using var server = new HostedServer();
        await using (var context = Context(server.StoreFile))
        {
            var first = context.Database.GetMigrations().First();
            await context.GetService<IMigrator>().MigrateAsync(first, TestContext.Current.CancellationToken);
            await context.Database.ExecuteSqlRawAsync("INSERT INTO Agencies (Id, Name, StateCode) VALUES (x'00112233445566778899aabbccddeeff', 'From the first version', '08')", TestContext.Current.CancellationToken);
        }

        await server.StartAsync(TestContext.Current.CancellationToken);
        await using var migrated = Context(server.StoreFile);
        Assert.Empty(await migrated.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.Single(await migrated.Agencies.Where(agency => agency.Name == "From the first version").ToListAsync(TestContext.Current.CancellationToken));
    }

    private static CollabContext Context(string file) =>
        new CollabContext(new DbContextOptionsBuilder<CollabContext>().UseSqlite($"Data Source={file};Pooling=False").Options).For(TenantScope.System);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task However_starts_are_ended_the_next_one_serves(bool isDemo)
    {
        // From the same seed each time, so that a failure can be looked into.
        var chance = new Random(8);
        await using var server = new ServerProcess { Settings = isDemo ? ["demo"] : [] };
        for (var start = 0; start < Starts; start++)
        {
            var command = server.Command(isDemo ? ["--demo"] : []);
            command.RedirectStandardError = true;
            using var process = Process.Start(command)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await Task.Delay(chance.Next(2_000), TestContext.Current.CancellationToken);
            using (var kill = Process.Start("kill", [start % 2 == 0 ? "-KILL" : "-TERM", $"{process.Id}"]))
            {
                await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await output;

            // Ended by the signal, or by itself because of it: that is no start that failed.
            Assert.True(start % 2 == 0 ? process.ExitCode == 137 : process.ExitCode is 0 or 143, $"It ended with {process.ExitCode}.");
            Assert.Equal("", await errors);
        }

        await server.StartAsync(TestContext.Current.CancellationToken);
    }
}
