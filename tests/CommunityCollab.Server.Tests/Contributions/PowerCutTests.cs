using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Contributions;

public sealed class PowerCutTests
{
    [Fact]
    public async Task What_was_acknowledged_before_the_server_was_killed_is_there_once_after_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new ServerProcess { KeepsAddress = true };
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await api.OpenActivityAsync(staff, ApiClient.Poll());
        var acknowledged = new List<Guid>();

        for (var cut = 0; cut < 3; cut++)
        {
            using var stop = new CancellationTokenSource();
            var enough = acknowledged.Count + 100;
            var senders = Enumerable.Range(0, 16).Select(_ => SendAsync(api, activity, acknowledged, stop.Token)).ToList();
            await ApiClient.UntilAsync(() => Task.FromResult(Count(acknowledged) >= enough));
            await server.KillAsync(cancellation);
            await stop.CancelAsync();
            await Task.WhenAll(senders);
            await server.StartAsync(cancellation);
        }

        // Sending every acknowledged one again finds each of them there.
        foreach (var id in acknowledged)
        {
            Assert.True((bool)(await api.VoteAsync(activity, "a", id))["receipt"]!["isReplay"]!);
        }

        // One may have been stored whose answer the cut took away; never fewer, and the tally is the journal's.
        var answer = await api.AskAsync("query($id: ID!) { activity(id: $id) { tally(view: ROWS) { version contributions } } }", new { id = activity }, staff);
        var tally = answer["data"]!["activity"]!["tally"]!;
        Assert.InRange((long)tally["contributions"]!, acknowledged.Count, acknowledged.Count + (3 * 16));
        Assert.Equal((long)tally["version"]!, (long)tally["contributions"]!);
    }

    private static int Count(List<Guid> acknowledged)
    {
        lock (acknowledged)
        {
            return acknowledged.Count;
        }
    }

    private static async Task SendAsync(ApiClient api, string activity, List<Guid> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var id = Guid.NewGuid();
            try
            {
                if ((await api.VoteAsync(activity, "a", id))["receipt"] is not null)
                {
                    lock (acknowledged)
                    {
                        acknowledged.Add(id);
                    }
                }
            }
            catch (HttpRequestException)
            {
                // The server is down: not acknowledged.
                return;
            }
        }
    }
}
