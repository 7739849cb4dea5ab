namespace CommunityCollab.Server.Tests.Journal;

public sealed class DurabilityTests
{
    // What kill -9 cannot show: the system's cache outlives a process, and not a power cut. So the connection that commits is asked
    // itself, as it is in use: 2 is FULL, which flushes the log at every commit (https://www.sqlite.org/pragma.html#pragma_synchronous).
    [Fact]
    public async Task The_connection_that_writes_flushes_every_commit()
    {
        await using var journal = new JournalOnDisk();
        await journal.Journal.AppendAsync(await journal.OpenAsync(), JournalOnDisk.Request("a"));

        Assert.Equal(2L, await journal.ScalarOnWriterAsync("PRAGMA synchronous"));
        Assert.Equal("wal", await journal.ScalarOnWriterAsync("PRAGMA journal_mode"));
    }
}
