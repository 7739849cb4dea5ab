namespace CommunityCollab.GraphQL.Transports;

/// <summary>The way a request came in.</summary>
public enum GraphQLTransport
{
    /// <summary>One answer to a POST or GET.</summary>
    Http,

    /// <summary>Server-sent events, one operation a connection.</summary>
    EventStream,

    /// <summary>The <c>graphql-transport-ws</c> protocol, many operations a connection.</summary>
    WebSocket,
}

/// <summary>What is known, beside the HTTP request itself, about whoever asks to be admitted.</summary>
/// <param name="Transport">The way the request came in.</param>
/// <param name="ConnectionInit">
/// The payload of the client's <c>connection_init</c>, on WebSocket only: a browser cannot set headers there,
/// so this is where its credential is.
/// </param>
public readonly record struct GraphQLCaller(GraphQLTransport Transport, IReadOnlyDictionary<string, object?>? ConnectionInit = null);
