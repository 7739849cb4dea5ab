using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CommunityCollab.Server.Tests.SlowSubscribers;

/// <summary>A slow reader of a WebSocket. While it does not read, it answers no pings either.</summary>
internal sealed class SlowWebSocket(string document, string authorization) : SlowConnection
{
    private const string Upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n";

    private readonly byte[] _bytes = new byte[8_192];
    private WebSocket? _socket;

    protected override async Task SubscribeAsync(Uri url, CancellationToken cancellation)
    {
        await SendHeadersAsync("/graphql", Upgrade, cancellation);
        var headers = new StringBuilder();
        while (!headers.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await Stream.ReadExactlyAsync(_bytes.AsMemory(0, 1), cancellation);
            headers.Append((char)_bytes[0]);
        }

        Assert.StartsWith("HTTP/1.1 101 ", headers.ToString(), StringComparison.Ordinal);
        _socket = WebSocket.CreateFromStream(Stream, isServer: false, "graphql-transport-ws", Timeout.InfiniteTimeSpan);
        await SendAsync(new { type = "connection_init", payload = new { authorization } }, cancellation);
        Assert.Contains("connection_ack", Encoding.UTF8.GetString(_bytes, 0, (await _socket.ReceiveAsync(_bytes, cancellation)).Count), StringComparison.Ordinal);
        await SendAsync(new { type = "subscribe", id = "1", payload = new { query = document } }, cancellation);
    }

    protected override async Task<int> ReadAsync(Memory<char> text, CancellationToken cancellation)
    {
        var part = await _socket!.ReceiveAsync(_bytes, cancellation);
        return part.MessageType == WebSocketMessageType.Close ? 0 : Encoding.ASCII.GetChars(_bytes.AsSpan(0, part.Count), text.Span);
    }

    private Task SendAsync(object message, CancellationToken cancellation) =>
        _socket!.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellation);
}
