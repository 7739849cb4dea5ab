using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class ShutdownTests
{
    [Fact]
    public async Task A_server_that_stops_ends_its_streams_and_sockets_at_once_so_that_clients_come_back_elsewhere()
    {
        var server = new TransportServer();
        await server.InitializeAsync();
        await using var stream = await EventSource.OpenTicksAsync(server, "stops");
        await stream.ReadAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"type":"connection_init"}"""), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        var buffer = new byte[1_000];
        await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        var stopped = server.DisposeAsync();
        var close = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.EndpointUnavailable), (close.MessageType, socket.CloseStatus));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        var next = await stream.ReadAnyAsync();
        while (next is { Name: ":" })
        {
            next = await stream.ReadAnyAsync();
        }

        // Without "complete", an EventSource connects again.
        Assert.Null(next);
        await stopped;
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(25), $"{clock.Elapsed}");
    }
}
