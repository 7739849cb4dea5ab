using System.Diagnostics;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Hostile;

public sealed class TenThousandRequestsTests
{
    private const int Warm = 2_000;
    private const int All = 10_000;

    /// <summary>What the heap may swing by between two readings, in MiB. Twelve kilobytes kept of every request would be 96.</summary>
    private const int Growth = 96;

    [Fact]
    public async Task Ten_thousand_malformed_requests_all_get_a_proper_answer_and_leave_nothing_half_written()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new ServerProcess { IsTidy = true };
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var world = await HostileWorld.BuildAsync(api, server.AgencyToken);
        var requests = new HostileRequests(world);
        var ledger = new Ledger(server.StoreFile);
        using var sender = new HostileSender(server.Url, ledger);
        var clock = Stopwatch.StartNew();

        await sender.SendAsync(requests, 0, Warm, cancellation);
        var warm = server.MemoryInMebibytes();
        await sender.SendAsync(requests, Warm, All, cancellation);
        var afterAll = server.MemoryInMebibytes();

        TestContext.Current.TestOutputHelper?.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s; {warm} MiB after {Warm}, {afterAll} MiB after {All}; acknowledged: {ledger}");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", sender.Statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} × {pair.Key}")));
        Assert.True(sender.Breaches.IsEmpty, $"{sender.Breaches.Count} breaches:\n{string.Join("\n", sender.Breaches.Take(40))}");
        Assert.True(sender.Refusals > 1_000, $"Only {sender.Refusals} refusals were looked at.");
        Assert.True(await sender.IsReadyAsync(cancellation));
        Assert.Equal(ledger.Expected, ledger.Stored);
        Assert.True(afterAll - warm < Growth, $"The process grew from {warm} to {afterAll} MiB.");
    }
}
