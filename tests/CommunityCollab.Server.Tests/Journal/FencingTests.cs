using CommunityCollab.Data.Contributions;

namespace CommunityCollab.Server.Tests.Journal;

public sealed class FencingTests
{
    [Fact]
    public async Task Of_two_activations_of_a_shard_the_one_that_was_overtaken_can_append_nothing_more()
    {
        await using var disk = new JournalOnDisk();
        var first = await disk.OpenAsync();
        Assert.Equal(AppendStatus.Appended, (await disk.Journal.AppendAsync(first, JournalOnDisk.Request("a"))).Status);
        var second = await disk.OpenAsync();
        Assert.Equal(AppendStatus.Appended, (await disk.Journal.AppendAsync(second, JournalOnDisk.Request("b"))).Status);

        Assert.Equal(AppendStatus.Fenced, (await disk.Journal.AppendAsync(first, JournalOnDisk.Request("c"))).Status);
        Assert.Equal(AppendStatus.Fenced, (await disk.Journal.AppendAsync(first, JournalOnDisk.Request("d"))).Status);
        Assert.True(first.IsFenced);
        Assert.Equal(AppendStatus.Appended, (await disk.Journal.AppendAsync(second, JournalOnDisk.Request("e"))).Status);
        Assert.Equal(["a", "b", "e"], (await disk.FoldAsync()).Keys);
    }

    [Fact]
    public async Task When_both_append_at_once_each_contribution_counts_once_or_is_refused()
    {
        await using var disk = new JournalOnDisk();
        var writers = new[] { await disk.OpenAsync(), await disk.OpenAsync() };

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
            (Body: $"{i}", await disk.Journal.AppendAsync(writers[i % 2], JournalOnDisk.Request($"{i}")))));

        var appended = results.Where(result => result.Item2.Status == AppendStatus.Appended).Select(result => result.Body).Order(StringComparer.Ordinal);
        Assert.NotEmpty(appended);
        Assert.Equal(appended, (await disk.FoldAsync()).Keys);
        Assert.All((await disk.FoldAsync()).Values, count => Assert.Equal(1, count));
        Assert.Contains(results, result => result.Item2.Status == AppendStatus.Fenced);
        Assert.Contains(writers, writer => !writer.IsFenced);
    }

    [Fact]
    public async Task An_abandoned_right_appends_nothing()
    {
        await using var disk = new JournalOnDisk();
        var writer = await disk.OpenAsync();
        writer.Abandon();
        Assert.Equal(AppendStatus.Fenced, (await disk.Journal.AppendAsync(writer, JournalOnDisk.Request("a"))).Status);
        Assert.Empty(await disk.FoldAsync());
    }
}
