using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using CommunityCollab.GraphQL.Transports;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class CapTests(CapTests.Server server) : IClassFixture<CapTests.Server>
{
    [Fact]
    public async Task Distinct_subscriptions_beyond_the_cap_are_refused_until_one_ends()
    {
        await using var first = await EventSource.OpenTicksAsync(server, "one");
        await first.ReadAsync();
        await using (var second = await EventSource.OpenTicksAsync(server, "two"))
        {
            await second.ReadAsync();
            await using var third = await EventSource.OpenTicksAsync(server, "three");
            Assert.Contains("TOO_MANY_SUBSCRIPTIONS", (await third.ReadAsync()).Data, StringComparison.Ordinal);
            Assert.Equal("complete", (await third.ReadAsync()).Name);
            await using var joining = await EventSource.OpenTicksAsync(server, "one");
            Assert.Equal("1", (await joining.ReadAsync()).Id);
        }

        await Eventually.TrueAsync(() => server.Feeds["two"].Subscribers == 0, "the second has ended");
        await using var now = await EventSource.OpenTicksAsync(server, "three");
        Assert.Equal("1", (await now.ReadAsync()).Id);
    }

    [Fact]
    public async Task A_client_that_sends_too_fast_on_a_socket_is_slowed_down_and_loses_nothing()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        var ping = Encoding.UTF8.GetBytes("""{"type":"ping"}""");
        for (var number = 0; number < 50; number++)
        {
            await socket.SendAsync(ping, WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        }

        var buffer = new byte[1_000];
        for (var number = 0; number < 50; number++)
        {
            Assert.Equal(WebSocketMessageType.Text, (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)).MessageType);
        }

        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(1.5), $"{clock.Elapsed} for 50 messages at 20 a second");
    }

    [Fact]
    public async Task A_socket_that_does_not_read_gets_the_newest_event_afterwards_and_not_those_between()
    {
        // The cap of two counts what another test of this server may just be ending.
        await Eventually.TrueAsync(() => Array.TrueForAll(["one", "two", "three"], channel => server.Feeds[channel].Subscribers == 0), "other subscriptions have ended");
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        foreach (var message in (string[])["""{"type":"connection_init"}""", """{"id":"1","type":"subscribe","payload":{"query":"subscription { ticks(channel: \"unread\") { text } }"}}"""])
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        }

        await Eventually.TrueAsync(() => server.Feeds["unread"].Subscribers == 1, "the subscription runs");
        for (var round = 0; round < 1_000; round++)
        {
            server.Feeds["unread"].Publish(new string('x', 100_000));
            await Task.Delay(round % 10 == 0 ? 5 : 0, TestContext.Current.CancellationToken);
        }

        server.Feeds["unread"].Publish("the newest");
        var buffer = new byte[200_000];
        long bytes = 0;
        var text = "";
        while (!text.Contains("the newest", StringComparison.Ordinal))
        {
            var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            bytes += received.Count;
            text = Encoding.UTF8.GetString(buffer, 0, received.Count);
        }

        Assert.True(bytes < 20_000_000, $"{bytes} bytes were sent to a client that did not read");
        socket.Abort();
        await Eventually.TrueAsync(() => server.Feeds["unread"].Subscribers == 0, "the subscription has ended");
    }

    public sealed class Server : TransportServer
    {
        protected override void Configure(GraphQLTransportOptions options)
        {
            base.Configure(options);
            options.DistinctSubscriptions = 2;
            options.MessagesPerSecond = 20;

            // A client whose pongs are not read in time would be taken for dead.
            options.Heartbeat = TimeSpan.FromSeconds(15);
            options.ConnectionInitTimeout = TimeSpan.FromMinutes(1);
        }
    }
}
