using CommunityCollab.GraphQL.Transports.Documents;
using CommunityCollab.GraphQL.Transports.Responses;
using CommunityCollab.GraphQL.Transports.Sharing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CommunityCollab.GraphQL.Transports.Sockets;

/// <summary>Opens WebSockets for the <c>graphql-transport-ws</c> protocol.</summary>
internal sealed class WebSocketTransport(
    OperationExecution execution,
    SharedSubscriptions subscriptions,
    DocumentCache documents,
    ResponseJson json,
    MaskedErrors errors,
    GraphQLTransportOptions options,
    IServiceScopeFactory scopes,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    private const string Protocol = "graphql-transport-ws";

    public OperationExecution Execution => execution;

    public SharedSubscriptions Subscriptions => subscriptions;

    public DocumentCache Documents => documents;

    public ResponseJson Json => json;

    public MaskedErrors Errors => errors;

    public GraphQLTransportOptions Options => options;

    public IServiceScopeFactory Scopes => scopes;

    public TimeProvider Time => time;

    public CancellationToken Stopping => lifetime.ApplicationStopping;

    public async Task AcceptAsync(HttpContext http)
    {
        var requested = http.WebSockets.WebSocketRequestedProtocols;
        var understood = requested.Contains(Protocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            // Clients break off when none of their protocols comes back, and would never see the close code.
            SubProtocol = understood ? Protocol : requested.FirstOrDefault(),
            KeepAliveInterval = options.Heartbeat,
            KeepAliveTimeout = options.Heartbeat,
        });
        using var connection = new SocketConnection(socket, options.Limits.RequestBytes);
        if (understood)
        {
            await new SocketConversation(this, connection, http).RunAsync();
        }
        else
        {
            await connection.CloseAsync(CloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable");
        }
    }
}
