using CommunityCollab.Data.Contributions;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.Journal;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task Appends_that_wait_together_commit_together()
    {
        await using var disk = new JournalOnDisk();
        var writer = await disk.OpenAsync();

        // What a transaction writes is told by the pages the log grows by: pages that several of its appends touch are written once.
        var framesBefore = await FramesAsync(disk);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => disk.Journal.AppendAsync(writer, JournalOnDisk.Request($"{i}"))));
        var together = await FramesAsync(disk) - framesBefore;

        framesBefore = await FramesAsync(disk);
        for (var i = 500; i < 1_000; i++)
        {
            await disk.Journal.AppendAsync(writer, JournalOnDisk.Request($"{i}"));
        }

        var alone = await FramesAsync(disk) - framesBefore;
        Assert.Equal(1_000, (await disk.FoldAsync()).Count);
        Assert.True(together * 5 < alone, $"500 appends that waited together wrote {together} pages, one after the other {alone}.");
    }

    [Fact]
    public async Task One_that_is_refused_does_no_harm_to_those_beside_it()
    {
        await using var disk = new JournalOnDisk();
        var writer = await disk.OpenAsync();
        var id = Guid.NewGuid();
        await disk.Journal.AppendAsync(writer, JournalOnDisk.Request("first", submissionId: id));

        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => disk.Journal.AppendAsync(writer, i % 3 == 0
            ? JournalOnDisk.Request($"{i}", submissionId: id)
            : JournalOnDisk.Request($"{i}"))));

        Assert.Equal(20, results.Count(result => result.Status == AppendStatus.Conflict));
        Assert.Equal(40, results.Count(result => result.Status == AppendStatus.Appended));
        Assert.Equal(41, (await disk.FoldAsync()).Count);
    }

    [Fact]
    public async Task A_full_disk_acknowledges_nothing_and_keeps_what_was_there()
    {
        await using var disk = new JournalOnDisk();
        var writer = await disk.OpenAsync();
        await disk.Journal.AppendAsync(writer, JournalOnDisk.Request("kept"));
        var pages = (long)(await disk.ScalarAsync("PRAGMA page_count"))!;
        await disk.WriteAsync($"PRAGMA max_page_count = {pages + 2}");

        var failure = await Assert.ThrowsAsync<SqliteException>(() => disk.Journal.AppendAsync(writer, JournalOnDisk.Request(new string('x', 100_000))));
        Assert.Contains("full", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["kept"], (await disk.FoldAsync()).Keys);

        await disk.WriteAsync("PRAGMA max_page_count = 1000000");
        Assert.Equal(AppendStatus.Appended, (await disk.Journal.AppendAsync(await disk.OpenAsync(), JournalOnDisk.Request("after"))).Status);
        Assert.Equal(["after", "kept"], (await disk.FoldAsync()).Keys);
    }

    private static async Task<long> FramesAsync(JournalOnDisk disk)
    {
        const int FrameBytes = 4_096 + 24;
        var path = (string)(await disk.ScalarAsync("SELECT file FROM pragma_database_list WHERE name = 'main'"))!;
        return new FileInfo($"{path}-wal").Length / FrameBytes;
    }
}
