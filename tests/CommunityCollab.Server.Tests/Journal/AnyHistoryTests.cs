using CommunityCollab.Data.Contributions;
using CsCheck;

namespace CommunityCollab.Server.Tests.Journal;

public sealed class AnyHistoryTests
{
    private enum Deed
    {
        Submit,
        Replay,
        Withdraw,
        Reopen,
    }

    private static readonly Gen<(Deed Deed, int Person, int Body)[]> Histories =
        Gen.Select(Gen.Frequency((6, Gen.Const(Deed.Submit)), (2, Gen.Const(Deed.Replay)), (2, Gen.Const(Deed.Withdraw)), (1, Gen.Const(Deed.Reopen))), Gen.Int[0, 5], Gen.Int[0, 9])
            .Array[1, 60];

    [Fact]
    public async Task Whatever_happened_the_journal_folds_to_what_each_person_said_last()
    {
        await using var disk = new JournalOnDisk();
        var shard = 0;
        await Histories.SampleAsync(
            async history => Assert.Equal(await PlayAsync(disk, ++shard, history), await FoldInTwoAsync(disk, shard)),
            iter: 60, threads: 1);
    }

    private static async Task<SortedDictionary<string, int>> PlayAsync(JournalOnDisk disk, int shard, (Deed Deed, int Person, int Body)[] history)
    {
        var writer = await disk.OpenAsync(shard);
        var inForce = new Dictionary<int, AppendRequest>();
        var sent = new List<AppendRequest>();
        foreach (var (deed, person, body) in history)
        {
            switch (deed)
            {
                case Deed.Submit:
                    var request = JournalOnDisk.Request($"{person} says {body}", $"{shard}/{person}");
                    Assert.Equal(AppendStatus.Appended, (await disk.Journal.AppendAsync(writer, request)).Status);
                    inForce[person] = request;
                    sent.Add(request);
                    break;
                case Deed.Replay when sent.Count > 0:
                    Assert.Equal(AppendStatus.Duplicate, (await disk.Journal.AppendAsync(writer, sent[body % sent.Count])).Status);
                    break;
                case Deed.Withdraw when inForce.Remove(person, out var last):
                    Assert.Equal(AppendStatus.Appended, (await disk.Journal.AppendAsync(writer, JournalOnDisk.Withdrawal(last.SubmissionId, last.Participant!))).Status);
                    break;
                case Deed.Reopen:
                    writer = await disk.OpenAsync(shard);
                    break;
            }
        }

        return new(inForce.Values.GroupBy(request => System.Text.Encoding.UTF8.GetString(request.Body!)).ToDictionary(group => group.Key, group => group.Count()), StringComparer.Ordinal);
    }

    // As a snapshot of the first part and the tail after it, which is the same as the whole.
    private static async Task<SortedDictionary<string, int>> FoldInTwoAsync(JournalOnDisk disk, int shard)
    {
        var whole = await disk.FoldAsync(shard);
        var half = new SortedDictionary<string, int>(StringComparer.Ordinal);
        long read = 0;
        await foreach (var entry in disk.Journal.ReadAsync(disk.ActivityId, shard, 0, TestContext.Current.CancellationToken))
        {
            if (++read > 10)
            {
                Assert.Equal(whole, await disk.FoldAsync(shard, read - 1, half));
                break;
            }

            Change(half, entry.Replaced, -1);
            Change(half, entry.Added, +1);
        }

        return whole;
    }

    private static void Change(SortedDictionary<string, int> counts, StoredContribution? stored, int change)
    {
        if (stored is not null)
        {
            var body = System.Text.Encoding.UTF8.GetString(stored.Body);
            if ((counts[body] = counts.GetValueOrDefault(body) + change) == 0)
            {
                counts.Remove(body);
            }
        }
    }
}
