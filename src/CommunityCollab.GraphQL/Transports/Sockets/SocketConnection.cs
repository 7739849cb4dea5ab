using System.Buffers;
using System.Net.WebSockets;

namespace CommunityCollab.GraphQL.Transports.Sockets;

/// <summary>
/// Whole messages over a WebSocket: reads them up to a size, and sends one at a time. There is no queue of
/// messages to send: who has something to say waits for its turn, and a client that does not read makes it wait.
/// </summary>
internal sealed class SocketConnection(WebSocket socket, int largestMessage) : IDisposable
{
    /// <summary>How long a client may take to answer our close before the connection is cut.</summary>
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(3);

    private const int ChunkBytes = 4 * 1024;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Cancelled when the connection is closed by either side or lost.</summary>
    private readonly CancellationTokenSource _closed = new();

    private bool _closing;

    public CancellationToken Closed => _closed.Token;

    /// <summary>
    /// Reads the next text message. Null at the end: the client closed, the connection broke, or what came was
    /// not a text message of bearable size, and was answered with a close.
    /// </summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync()
    {
        try
        {
            // An empty read waits without holding a buffer; a quiet connection costs none.
            var part = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
            var message = new ArrayBufferWriter<byte>(ChunkBytes);
            while (part.MessageType == WebSocketMessageType.Text)
            {
                if (part.EndOfMessage)
                {
                    return message.WrittenMemory;
                }

                part = await socket.ReceiveAsync(message.GetMemory(ChunkBytes), CancellationToken.None);
                message.Advance(part.Count);
                if (message.WrittenCount > largestMessage)
                {
                    await CloseAsync(CloseCode.MessageTooBig, $"A message has at most {largestMessage} bytes");
                    return null;
                }
            }

            await (part.MessageType == WebSocketMessageType.Binary
                ? CloseAsync(CloseCode.InvalidMessage, "Messages are text")
                : CloseAsync(WebSocketCloseStatus.NormalClosure, ""));
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            await _closed.CancelAsync();
        }

        return null;
    }

    /// <summary>
    /// Sends one message when its turn comes, unless <paramref name="stillWanted"/> says it is too late by then.
    /// A connection that is lost meanwhile drops it: everyone who uses the connection learns by <see cref="Closed"/>.
    /// </summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, Func<bool>? stillWanted = null)
    {
        try
        {
            await _turn.WaitAsync(Closed);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            if (!_closing && stillWanted?.Invoke() != false)
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, Closed);
            }
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            // Whoever reads must learn of it too.
            socket.Abort();
            await _closed.CancelAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the connection, at most once; cuts it when the client does not go along.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        using var patience = new CancellationTokenSource(CloseTime);
        try
        {
            await _turn.WaitAsync(patience.Token);
            try
            {
                if (_closing)
                {
                    return;
                }

                _closing = true;
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                {
                    await socket.CloseAsync(status, reason, patience.Token);
                }
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            socket.Abort();
        }
        finally
        {
            await _closed.CancelAsync();
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        _closed.Dispose();
    }

    private static bool IsLoss(Exception failure) =>
        failure is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;
}
