using System.Net.WebSockets;
using System.Text.Json;
using CommunityCollab.GraphQL.Transports.Requests;
using CommunityCollab.GraphQL.Transports.Responses;
using CommunityCollab.GraphQL.Transports.Throttling;
using Microsoft.AspNetCore.Http;

namespace CommunityCollab.GraphQL.Transports.Sockets;

/// <summary>One client's side of the <c>graphql-transport-ws</c> protocol, from its first message to the close.</summary>
internal sealed class SocketConversation(WebSocketTransport transport, SocketConnection connection, HttpContext http)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly byte[] Acknowledge = """{"type":"connection_ack"}"""u8.ToArray();

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SocketOperation> _operations = [];
    private Admission? _admission;
    private bool _initialising;
    private long _secondBegan;
    private int _messagesInSecond;

    public WebSocketTransport Transport => transport;

    public SocketConnection Connection => connection;

    public HttpContext Http => http;

    /// <summary>As whom the client came in. Only asked for after it did.</summary>
    public Admission Admission => _admission!;

    public async Task RunAsync()
    {
        await using var stopping = CloseOn(CloseCode.GoingAway, "Going away", transport.Stopping);
        await using var timeout = transport.Time.CreateTimer(
            static state => _ = ((SocketConversation)state!).CloseUninitialisedAsync(), this, transport.Options.ConnectionInitTimeout, Timeout.InfiniteTimeSpan);
        var revoked = default(CancellationTokenRegistration);
        try
        {
            while (await connection.ReadAsync() is { } json)
            {
                await KeepPaceAsync();
                await HandleAsync(SocketMessage.Parse(json));
                if (revoked == default && _admission is { } admission)
                {
                    revoked = CloseOn(CloseCode.Forbidden, "Forbidden", admission.Revoked);
                }
            }
        }
        finally
        {
            await revoked.DisposeAsync();
            await StopAllAsync();
        }
    }

    /// <summary>Forgets an operation that came to its end, so that its id is free. False when the client stopped it before.</summary>
    public bool TryForget(SocketOperation operation)
    {
        lock (_gate)
        {
            return _operations.TryGetValue(operation.Id, out var running) && running == operation && _operations.Remove(operation.Id);
        }
    }

    /// <summary>Waits until the second is over when the client has sent as much as it may in one.</summary>
    private async ValueTask KeepPaceAsync()
    {
        var passed = transport.Time.GetElapsedTime(_secondBegan);
        if (passed >= Second)
        {
            (_secondBegan, _messagesInSecond) = (transport.Time.GetTimestamp(), 0);
        }
        else if (_messagesInSecond >= transport.Options.MessagesPerSecond)
        {
            // The close cuts the wait short; the next read then finds the end.
            await Task.Delay(Second - passed, transport.Time, connection.Closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            (_secondBegan, _messagesInSecond) = (transport.Time.GetTimestamp(), 0);
        }

        _messagesInSecond++;
    }

    private Task HandleAsync(SocketMessage? message) => message switch
    {
        { Type: "connection_init" } => InitialiseAsync(message.Value.Payload),
        { Type: "ping" } => PongAsync(message.Value.Payload),
        { Type: "pong" } => Task.CompletedTask,
        { Type: "subscribe", Id: { Length: > 0 } id } => SubscribeAsync(id, message.Value.Payload),
        { Type: "complete", Id: { } id } => CompleteAsync(id),
        _ => connection.CloseAsync(CloseCode.InvalidMessage, "Invalid message"),
    };

    private async Task InitialiseAsync(ReadOnlyMemory<byte> payload)
    {
        if (_initialising)
        {
            await connection.CloseAsync(CloseCode.TooManyInitialisations, "Too many initialisation requests");
            return;
        }

        _initialising = true;
        Dictionary<string, object?>? parameters = null;
        if (!payload.IsEmpty && !RequestJson.TryReadObject(payload.Span, out parameters))
        {
            await connection.CloseAsync(CloseCode.InvalidMessage, "The payload of connection_init must be an object");
            return;
        }

        Admission admission;
        try
        {
            admission = await transport.Options.Admit(http, new GraphQLCaller(GraphQLTransport.WebSocket, parameters), connection.Closed);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            transport.Errors.Mask(failure, "(connection_init)");
            await connection.CloseAsync(CloseCode.InternalError, "Internal server error");
            return;
        }

        // Cookies travel with a WebSocket from any site, and no preflight asks first.
        if (admission.RefusedCode is not null || (admission.ByCookie && !SameOrigin.Allows(http.Request)))
        {
            await connection.CloseAsync(CloseCode.Forbidden, "Forbidden");
            return;
        }

        _admission = admission;
        await connection.SendAsync(Acknowledge);
    }

    private async Task PongAsync(ReadOnlyMemory<byte> payload)
    {
        using var buffer = JsonBuffer.Rent();
        buffer.Writer.WriteStartObject();
        buffer.Writer.WriteString("type"u8, "pong"u8);
        if (!payload.IsEmpty)
        {
            buffer.Writer.WritePropertyName("payload"u8);
            buffer.Writer.WriteRawValue(payload.Span);
        }

        buffer.Writer.WriteEndObject();
        await connection.SendAsync(buffer.Written);
    }

    private async Task SubscribeAsync(string id, ReadOnlyMemory<byte> payload)
    {
        if (_admission is null)
        {
            await connection.CloseAsync(CloseCode.Unauthorized, "Unauthorized");
            return;
        }

        var operation = new SocketOperation(this, id);
        var full = false;
        lock (_gate)
        {
            if (!_operations.ContainsKey(id))
            {
                full = _operations.Count >= transport.Options.OperationsPerSocket;
                _operations[id] = operation;
            }
            else
            {
                operation = null;
            }
        }

        if (operation is null)
        {
            await connection.CloseAsync(CloseCode.SubscriberExists, $"Subscriber for {Shortened(id)} already exists");
        }
        else if (full)
        {
            await operation.FailAsync(new TransportError("TOO_MANY_OPERATIONS", "Too many operations are running on this connection."));
        }
        else
        {
            await StartAsync(operation, payload);
        }
    }

    private async Task StartAsync(SocketOperation operation, ReadOnlyMemory<byte> payload)
    {
        var lease = transport.Options.Throttle.Ask(http, Admission);
        if (!lease.IsAcquired)
        {
            await operation.FailAsync(Throttled.TooOften(lease));
            return;
        }

        var (request, malformed) = Read(payload);
        if (request is null)
        {
            await connection.CloseAsync(CloseCode.InvalidMessage, Shortened(malformed!.Error.Message));
            return;
        }

        var (prepared, invalid) = transport.Documents.Prepare(request);
        if (prepared is null)
        {
            await operation.FailAsync(invalid!.Error);
            return;
        }

        if (prepared.Mutations > 1)
        {
            lease = transport.Options.Throttle.Ask(http, Admission, prepared.Mutations - 1);
            if (!lease.IsAcquired)
            {
                await operation.FailAsync(Throttled.TooOften(lease));
                return;
            }
        }

        operation.Start(prepared);
    }

    private static (OperationRequest? Request, Refusal? Refusal) Read(ReadOnlyMemory<byte> payload)
    {
        var reader = new Utf8JsonReader(payload.Span);
        return RequestJson.Read(ref reader);
    }

    private Task CompleteAsync(string id)
    {
        SocketOperation? operation;
        lock (_gate)
        {
            _operations.Remove(id, out operation);
        }

        operation?.Dispose();
        return Task.CompletedTask;
    }

    private async Task CloseUninitialisedAsync()
    {
        if (!_initialising)
        {
            await connection.CloseAsync(CloseCode.InitialisationTimeout, "Connection initialisation timeout");
        }
    }

    private CancellationTokenRegistration CloseOn(WebSocketCloseStatus status, string reason, CancellationToken token) =>
        token.UnsafeRegister(_ => Task.Run(() => connection.CloseAsync(status, reason)), null);

    private async Task StopAllAsync()
    {
        SocketOperation[] running;
        lock (_gate)
        {
            running = [.. _operations.Values];
            _operations.Clear();
        }

        foreach (var operation in running)
        {
            operation.Dispose();
        }

        // The connection's memory is given back after this; nobody may be using it then.
        foreach (var operation in running)
        {
            await operation.Finished;
        }
    }

    /// <summary>The reason of a close has at most 123 bytes.</summary>
    private static string Shortened(string reason) => reason.Length <= 30 ? reason : reason[..30] + "...";
}
