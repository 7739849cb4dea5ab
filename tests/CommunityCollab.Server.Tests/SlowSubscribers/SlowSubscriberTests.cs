using System.Diagnostics;
using System.Globalization;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.SlowSubscribers;

public sealed class SlowSubscriberTests
{
    private const int Streams = 20;
    private const int Sockets = 10;
    private const int Options = 20;

    /// <summary>What the process may grow by, in MiB. An event has some 25 kB and a minute some hundreds of them: kept for each
    /// subscriber, they would be several times this.</summary>
    private const int Growth = 64;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_subscriber_that_reads_nothing_for_a_minute_costs_bounded_memory_and_then_gets_the_newest_value()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new ServerProcess();
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activityId = await api.OpenActivityAsync(staff, BigPoll());
        var url = new Uri(server.Url);
        var subscribers = Enumerable.Range(0, Streams + Sockets).Select(number => Subscriber(number, activityId, staff)).ToList();
        foreach (var subscriber in subscribers)
        {
            await subscriber.ConnectAsync(url, cancellation);
        }

        var votes = await VoteAsync(api, activityId, WarmUp);
        var before = server.MemoryInMebibytes();
        votes += await VoteAsync(api, activityId, Silence);
        var after = server.MemoryInMebibytes();
        var newest = await VersionAsync(api, activityId, staff, votes);

        var cut = 0;
        for (var number = 0; number < subscribers.Count; number++)
        {
            using var slow = subscribers[number];
            if (!await slow.ReadUntilAsync(newest, cancellation))
            {
                // Cut, as whoever answers nothing for so long is: every client connects again.
                cut++;
                using var again = Subscriber(number, activityId, staff);
                await again.ConnectAsync(url, cancellation);
                Assert.Equal(newest, again.Version);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{newest} contributions; {before} MiB before, {after} MiB after; {cut} of {subscribers.Count} were cut");
        Assert.True(after - before < Growth, $"The process grew from {before} to {after} MiB.");
    }

    // Everyone asks for something else, so that no two share an event's bytes.
    private static SlowConnection Subscriber(int number, string activityId, string staff)
    {
        var cells = string.Concat(Enumerable.Range(0, 15).Select(copy => string.Create(CultureInfo.InvariantCulture, $" of{number}c{copy}: cells {{ key item option n value state }}")));
        var document = $"subscription {{ tally(activityId: \"{activityId}\", view: STAFF) {{ version{cells} }} }}";
        return number < Streams ? new SlowEventStream(document, $"Bearer {staff}") : new SlowWebSocket(document, $"Bearer {staff}");
    }

    private static object BigPoll()
    {
        var options = Enumerable.Range(0, Options).Select(n => new { key = string.Create(CultureInfo.InvariantCulture, $"option-{n}"), label = string.Create(CultureInfo.InvariantCulture, $"A{n}") }).ToArray();
        return new { title = "A poll", identity = "ANONYMOUS", responses = "OPEN", config = new { poll = new { question = "Which?", options } } };
    }

    private static async Task<long> VoteAsync(ApiClient api, string activityId, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var votes = 0L;
        while (clock.Elapsed < time)
        {
            var answer = await api.VoteAsync(activityId, string.Create(CultureInfo.InvariantCulture, $"option-{votes % Options}"));
            Assert.NotNull(answer["receipt"]);
            votes++;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return votes;
    }

    /// <summary>The newest version, once the tally has caught up with all contributions.</summary>
    private static async Task<long> VersionAsync(ApiClient api, string activityId, string staff, long votes)
    {
        var version = -1L;
        await ApiClient.UntilAsync(async () =>
        {
            var answer = await api.AskAsync("query($id: ID!) { activity(id: $id) { tally(view: STAFF) { version } } }", new { id = activityId }, staff);
            version = (long)answer["data"]!["activity"]!["tally"]!["version"]!;
            return version >= votes;
        });
        return version;
    }
}
