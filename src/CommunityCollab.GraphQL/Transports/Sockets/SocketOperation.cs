using CommunityCollab.GraphQL.Transports.Documents;
using CommunityCollab.GraphQL.Transports.Responses;
using CommunityCollab.GraphQL.Transports.Sharing;
using CommunityCollab.GraphQL.Transports.Throttling;
using GraphQL;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.GraphQL.Transports.Sockets;

/// <summary>
/// One operation on a WebSocket. It has at most one message under way, so a client that does not read holds up
/// its own operations and costs no more than one message for each.
/// </summary>
internal sealed class SocketOperation(SocketConversation conversation, string id) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public string Id => id;

    public Task Finished { get; private set; } = Task.CompletedTask;

    private WebSocketTransport Transport => conversation.Transport;

    public void Start(PreparedOperation operation) => Finished = Task.Run(() => RunAsync(operation));

    /// <summary>Stops the operation; the client is told nothing more of it.</summary>
    public void Dispose()
    {
        // The source of the token has no timer, and the operation may still look at it, so it is only cancelled.
        _stop.Cancel();
    }

    /// <summary>Tells the client that the operation will not run, or ended in failure.</summary>
    public async Task FailAsync(params ExecutionError[] errors)
    {
        using var buffer = JsonBuffer.Rent();
        Transport.Json.WriteErrors(buffer.Writer, errors);
        await EndAsync(buffer.Written);
    }

    private async Task RunAsync(PreparedOperation operation)
    {
        try
        {
            await (operation.Type == OperationType.Subscription ? WatchAsync(operation) : AnswerAsync(operation));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The client does not want the answer any more.
        }
        catch (Exception failure)
        {
            await FailAsync(Transport.Errors.Mask(failure, "(socket)"));
        }
    }

    private async Task AnswerAsync(PreparedOperation operation)
    {
        await using var scope = Transport.Scopes.CreateAsyncScope();
        var result = await Transport.Execution.ExecuteAsync(
            operation, conversation.Admission.UserContext, conversation.Http.User, scope.ServiceProvider, _stop.Token);
        if (!result.Executed)
        {
            await FailAsync([.. result.Errors ?? []]);
            return;
        }

        using (var buffer = JsonBuffer.Rent())
        {
            Transport.Json.Write(buffer.Writer, result);
            await SendAsync("next"u8.ToArray(), buffer.Written);
        }

        await EndAsync(null);
    }

    private async Task WatchAsync(PreparedOperation operation)
    {
        using var lease = Transport.Options.Throttle.Watch(conversation.Http, conversation.Admission);
        if (!lease.IsAcquired)
        {
            await FailAsync(Throttled.TooManyOpen(lease));
            return;
        }

        using var watcher = Transport.Subscriptions.Watch(operation, conversation.Admission.UserContext, conversation.Http.User);
        await using var wake = _stop.Token.UnsafeRegister(static state => ((Watcher)state!).Changed.Set(), watcher);
        while (!_stop.IsCancellationRequested && !conversation.Admission.Revoked.IsCancellationRequested)
        {
            var (newest, end) = watcher.Take();
            if (newest is not null)
            {
                await SendAsync("next"u8.ToArray(), newest.Json);
            }
            else if (end is not null)
            {
                await EndAsync(end.Errors);
                return;
            }
            else
            {
                await watcher.Changed.WaitAsync();
            }
        }
    }

    /// <summary>The last message: <c>error</c> with errors, else <c>complete</c>. Nothing when the client stopped the operation itself.</summary>
    private async Task EndAsync(ReadOnlyMemory<byte>? errors)
    {
        if (conversation.TryForget(this))
        {
            await SendAsync(errors is null ? "complete"u8.ToArray() : "error"u8.ToArray(), errors);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> type, ReadOnlyMemory<byte>? payload)
    {
        using var buffer = JsonBuffer.Rent();
        var writer = buffer.Writer;
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        writer.WriteString("type"u8, type.Span);
        if (payload is { } json)
        {
            writer.WritePropertyName("payload"u8);
            writer.WriteRawValue(json.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
        await conversation.Connection.SendAsync(buffer.Written, () => !_stop.IsCancellationRequested);
    }
}
