using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using CommunityCollab.GraphQL.Transports.Sharing;
using Microsoft.AspNetCore.Http;

namespace CommunityCollab.GraphQL.Transports.EventStreams;

/// <summary>
/// One open event stream. A single loop writes; all else (events, heartbeats, the client leaving, the server
/// stopping, the credential's end) only sets the signal it waits for.
/// </summary>
internal sealed class EventStream : IDisposable
{
    public static readonly ReadOnlyMemory<byte> Complete = "event: complete\ndata:\n\n"u8.ToArray();

    private static readonly byte[] Heartbeat = ":\n\n"u8.ToArray();
    private static readonly byte[] Revoked = Encoding.UTF8.GetBytes(
        """[{"message":"The credential is no longer valid.","extensions":{"code":"UNAUTHENTICATED"}}]""");

    private readonly PipeWriter _body;
    private readonly Watcher _watcher;
    private readonly CancellationToken _aborted;
    private readonly CancellationToken _revoked;
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenRegistration _onAborted;
    private readonly CancellationTokenRegistration _onRevoked;
    private readonly CancellationTokenRegistration _onStopping;
    private volatile bool _beat;

    public EventStream(HttpContext http, Watcher watcher, CancellationToken revoked, CancellationToken stopping)
    {
        _body = http.Response.BodyWriter;
        _watcher = watcher;
        (_aborted, _revoked, _stopping) = (http.RequestAborted, revoked, stopping);
        _onAborted = Wake(_aborted);
        _onRevoked = Wake(_revoked);
        _onStopping = Wake(_stopping);
    }

    /// <summary>Asks for a sign of life. A stream that still waits for its client to read gets none more.</summary>
    public void Beat()
    {
        _beat = true;
        _watcher.Changed.Set();
    }

    public async Task RunAsync()
    {
        // Clients of a server that restarts must not all come back in the same instant.
        await SendAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: {Random.Shared.Next(1_000, 5_000)}\n\n")));
        while (!_aborted.IsCancellationRequested && !_stopping.IsCancellationRequested)
        {
            if (_revoked.IsCancellationRequested)
            {
                await EndAsync(Revoked);
                return;
            }

            var (newest, end) = _watcher.Take();
            if (newest is not null)
            {
                await SendAsync(newest.Frame);
            }
            else if (end is not null)
            {
                await EndAsync(end.Errors);
                return;
            }
            else if (_beat)
            {
                _beat = false;
                await SendAsync(Heartbeat);
            }
            else
            {
                await _watcher.Changed.WaitAsync();
            }
        }
    }

    public void Dispose()
    {
        _onAborted.Dispose();
        _onRevoked.Dispose();
        _onStopping.Dispose();
    }

    private ValueTask<FlushResult> SendAsync(ReadOnlyMemory<byte> bytes)
    {
        _body.Write(bytes.Span);
        return _body.FlushAsync(_aborted);
    }

    private async Task EndAsync(ReadOnlyMemory<byte>? errors)
    {
        if (errors is { } list)
        {
            _body.Write("event: next\ndata: {\"errors\":"u8);
            _body.Write(list.Span);
            _body.Write("}\n\n"u8);
        }

        await SendAsync(Complete);
    }

    private CancellationTokenRegistration Wake(CancellationToken token) =>
        token.UnsafeRegister(static watcher => ((Watcher)watcher!).Changed.Set(), _watcher);
}
