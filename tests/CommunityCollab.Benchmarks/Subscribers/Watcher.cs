using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CommunityCollab.Benchmarks.Subscribers;

/// <summary>One open event stream. It reads no more of an event than how many respondents it shows.</summary>
internal sealed class Watcher(Socket socket)
{
    private const string Document = "subscription($id: ID!) { tally(activityId: $id) { version asOf respondents cells { key item option group n value state bound reason { code text } } } }";

    private static ReadOnlySpan<byte> Respondents => "\"respondents\":"u8;

    // Whatever part of the number may be cut off at the end of what was read is read again with the next part.
    private readonly byte[] _buffer = new byte[4096];

    /// <summary>Opens a stream and waits for its first event.</summary>
    public static async Task<Watcher> OpenAsync(Uri server, string activityId, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellation);
        var query = $"query={Uri.EscapeDataString(Document)}&variables={Uri.EscapeDataString($"{{\"id\":\"{activityId}\"}}")}";
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /graphql?{query} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"), cancellation);
        var watcher = new Watcher(socket);
        var first = await socket.ReceiveAsync(watcher._buffer, cancellation);
        return watcher._buffer.AsSpan(0, first).StartsWith("HTTP/1.1 200 "u8)
            ? watcher
            : throw new InvalidOperationException($"No stream: {Encoding.UTF8.GetString(watcher._buffer, 0, first)}");
    }

    /// <summary>Reads until cancelled.</summary>
    /// <param name="see">Told how many respondents each event shows.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task RunAsync(Action<int> see, CancellationToken cancellation)
    {
        using var closing = socket;
        var kept = 0;
        while (!cancellation.IsCancellationRequested)
        {
            int read;
            try
            {
                read = await socket.ReceiveAsync(_buffer.AsMemory(kept), cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (read == 0)
            {
                throw new IOException("The server ended the stream.");
            }

            kept = See(_buffer.AsSpan(0, kept + read), see);
        }
    }

    private int See(Span<byte> bytes, Action<int> see)
    {
        var at = bytes.LastIndexOf(Respondents);
        if (at >= 0 && at + Respondents.Length + 12 <= bytes.Length && Utf8Parser.TryParse(bytes[(at + Respondents.Length)..], out int shown, out _))
        {
            see(shown);
            return 0;
        }

        var keep = bytes[^Math.Min(bytes.Length, Respondents.Length + 12)..];
        keep.CopyTo(_buffer);
        return keep.Length;
    }
}
