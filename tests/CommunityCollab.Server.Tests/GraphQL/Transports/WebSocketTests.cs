using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CommunityCollab.GraphQL.Transports;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class WebSocketTests(WebSocketTests.Server server) : IClassFixture<WebSocketTests.Server>
{
    [Fact]
    public async Task Operations_beyond_the_cap_are_refused_and_the_others_go_on()
    {
        using var socket = await ConnectAsync(null);
        for (var number = 1; number <= 3; number++)
        {
            await SendAsync(socket, Subscribe($"{number}", "cap"));
            Assert.Equal("next", Text(await ReceiveAsync(socket), "type"));
        }

        await SendAsync(socket, Subscribe("4", "cap"));
        var refused = await ReceiveAsync(socket);
        Assert.Equal(("4", "error"), (Text(refused, "id"), Text(refused, "type")));
        Assert.Equal("TOO_MANY_OPERATIONS", refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        await SendAsync(socket, """{"id":"1","type":"complete"}""");
        await SendAsync(socket, Subscribe("4", "cap"));
        Assert.Equal("next", Text(await ReceiveAsync(socket), "type"));
    }

    [Fact]
    public async Task The_credential_comes_with_connection_init_and_its_end_closes_the_socket_with_4403()
    {
        using var socket = await ConnectAsync("frank");
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"{ who }"}}""");
        Assert.Equal("frank", (await ReceiveAsync(socket)).GetProperty("payload").GetProperty("data").GetProperty("who").GetString());
        Assert.Equal("complete", Text(await ReceiveAsync(socket), "type"));
        await server.RevokeAsync("frank");
        var end = await socket.ReceiveAsync(new byte[1_000], TestContext.Current.CancellationToken);
        Assert.Equal((WebSocketMessageType.Close, (WebSocketCloseStatus)4403), (end.MessageType, socket.CloseStatus));
    }

    [Fact]
    public async Task A_socket_and_a_stream_watching_the_same_share_one_execution()
    {
        using var socket = await ConnectAsync("grace");
        await SendAsync(socket, Subscribe("1", "both"));
        await ReceiveAsync(socket);
        await using var stream = await EventSource.OpenTicksAsync(server, "both", ("Authorization", "Bearer grace"));
        await stream.ReadAsync();
        Assert.Equal(1, server.Feeds["both"].Subscriptions);
        server.Feeds["both"].Publish("for both");
        Assert.Contains("for both", (await ReceiveAsync(socket)).ToString(), StringComparison.Ordinal);
        Assert.Contains("for both", (await stream.ReadAsync()).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_that_breaks_off_leaves_nothing_behind()
    {
        var feed = server.Feeds["breaks"];
        using (var socket = await ConnectAsync(null))
        {
            await SendAsync(socket, Subscribe("1", "breaks"));
            await ReceiveAsync(socket);
            Assert.Equal(1, feed.Subscribers);
            socket.Abort();
        }

        await Eventually.TrueAsync(() => feed.Subscribers == 0, "the source has no subscriber");
    }

    [Fact]
    public async Task A_failing_source_is_an_error_message()
    {
        using var socket = await ConnectAsync(null);
        await SendAsync(socket, Subscribe("1", "wsfails"));
        await ReceiveAsync(socket);
        server.Feeds["wsfails"].Fail(new InvalidOperationException("the answer was: my secret"));
        var error = await ReceiveAsync(socket);
        Assert.Equal("error", Text(error, "type"));
        Assert.Equal("INTERNAL", error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private static string Subscribe(string id, string channel) =>
        JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query = $"subscription {{ ticks(channel: \"{channel}\") {{ version text }} }}" } });

    private static string? Text(JsonElement message, string name) => message.GetProperty(name).GetString();

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketMessageType.Text, received.MessageType);
        return JsonDocument.Parse(buffer.AsMemory(0, received.Count)).RootElement;
    }

    private async Task<ClientWebSocket> ConnectAsync(string? token)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        await SendAsync(socket, JsonSerializer.Serialize(new { type = "connection_init", payload = new { token } }));
        Assert.Equal("connection_ack", Text(await ReceiveAsync(socket), "type"));
        return socket;
    }

    public sealed class Server : TransportServer
    {
        protected override void Configure(GraphQLTransportOptions options)
        {
            base.Configure(options);
            options.OperationsPerSocket = 3;
        }
    }
}
