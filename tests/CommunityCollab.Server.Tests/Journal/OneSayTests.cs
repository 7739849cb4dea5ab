using CommunityCollab.Data.Contributions;

namespace CommunityCollab.Server.Tests.Journal;

public sealed class OneSayTests
{
    [Fact]
    public async Task A_replay_gives_the_first_receipt_and_changes_nothing()
    {
        await using var disk = new JournalOnDisk();
        var writer = await disk.OpenAsync();
        var request = JournalOnDisk.Request("a");
        var first = await disk.Journal.AppendAsync(writer, request);
        await disk.Journal.AppendAsync(writer, JournalOnDisk.Request("b"));

        var again = await disk.Journal.AppendAsync(writer, request with { ReceivedAt = request.ReceivedAt.AddDays(1) });

        Assert.Equal((AppendStatus.Duplicate, first.Sequence, first.ReceivedAt), (again.Status, again.Sequence, again.ReceivedAt));
        Assert.Equal(["a", "b"], (await disk.FoldAsync()).Keys);
    }

    [Fact]
    public async Task The_same_id_with_another_body_is_a_conflict()
    {
        await using var disk = new JournalOnDisk();
        var writer = await disk.OpenAsync();
        var id = Guid.NewGuid();
        await disk.Journal.AppendAsync(writer, JournalOnDisk.Request("a", submissionId: id));
        Assert.Equal(AppendStatus.Conflict, (await disk.Journal.AppendAsync(writer, JournalOnDisk.Request("b", submissionId: id))).Status);
        Assert.Equal(["a"], (await disk.FoldAsync()).Keys);
    }

    [Fact]
    public async Task A_person_has_one_say_also_when_many_arrive_at_once()
    {
        await using var disk = new JournalOnDisk();
        var writer = await disk.OpenAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => disk.Journal.AppendAsync(writer, JournalOnDisk.Request($"{i}", participant: $"person {i % 4}"))));
        Assert.All(results, result => Assert.Equal(AppendStatus.Appended, result.Status));
        Assert.Equal(4, (await disk.FoldAsync()).Values.Sum());
        Assert.Equal(4, results.Count(result => result.Replaced is null));
    }

    [Fact]
    public async Task What_is_withdrawn_counts_no_more_and_only_its_giver_may_withdraw()
    {
        await using var disk = new JournalOnDisk();
        var writer = await disk.OpenAsync();
        var request = JournalOnDisk.Request("a", participant: "ann");
        await disk.Journal.AppendAsync(writer, request);

        Assert.Equal(AppendStatus.NothingToWithdraw, (await disk.Journal.AppendAsync(writer, JournalOnDisk.Withdrawal(request.SubmissionId, "bob"))).Status);
        Assert.Equal(AppendStatus.NothingToWithdraw, (await disk.Journal.AppendAsync(writer, JournalOnDisk.Withdrawal(Guid.NewGuid(), "ann"))).Status);
        Assert.Equal(AppendStatus.Appended, (await disk.Journal.AppendAsync(writer, JournalOnDisk.Withdrawal(request.SubmissionId, "ann"))).Status);
        Assert.Equal(AppendStatus.Duplicate, (await disk.Journal.AppendAsync(writer, JournalOnDisk.Withdrawal(request.SubmissionId, "ann"))).Status);
        Assert.Empty(await disk.FoldAsync());
    }

    [Fact]
    public async Task A_one_time_token_is_spent_once_and_leaves_no_trace_with_the_contribution()
    {
        await using var disk = new JournalOnDisk();
        var writer = await disk.OpenAsync();
        byte[] token = [.. Enumerable.Repeat((byte)0xAB, 32)];
        await disk.AddTokenAsync(token);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => disk.Journal.AppendAsync(writer, JournalOnDisk.Request($"{i}", token: token))));

        Assert.Single(results, result => result.Status == AppendStatus.Appended);
        Assert.Equal(19, results.Count(result => result.Status == AppendStatus.TokenSpent));
        Assert.Equal(AppendStatus.TokenUnknown, (await disk.Journal.AppendAsync(writer, JournalOnDisk.Request("x", token: new byte[32]))).Status);
        Assert.Single(await disk.FoldAsync());
        Assert.Equal(1L, await disk.ScalarAsync("SELECT COUNT(*) FROM Journal WHERE Participant IS NULL AND Say IS NULL AND Groups IS NULL"));
        Assert.Equal(
            "ActivityId", // and nothing that tells one contribution from another
            await disk.ScalarAsync("SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('Journal') INTERSECT SELECT name FROM pragma_table_info('OneTimeTokens'))"));
    }
}
