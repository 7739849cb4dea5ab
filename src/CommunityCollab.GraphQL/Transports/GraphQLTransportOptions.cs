using CommunityCollab.GraphQL.Limits;
using CommunityCollab.GraphQL.Transports.Sharing;
using CommunityCollab.GraphQL.Transports.Throttling;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace CommunityCollab.GraphQL.Transports;

/// <summary>How the transports meet the rest of the product: who callers are, what may be shared, and the limits.</summary>
public sealed class GraphQLTransportOptions
{
    /// <summary>Decides who a caller is. Runs once a request, and once a WebSocket. By default everyone is anonymous.</summary>
    public Func<HttpContext, GraphQLCaller, CancellationToken, ValueTask<Admission>> Admit { get; set; } =
        (_, _, _) => ValueTask.FromResult(Admission.Accept(new Dictionary<string, object?>()));

    /// <summary>
    /// Names the group of callers for whom a subscription gives the very same values, from their user context:
    /// <c>public</c> for the anonymous, the credential's id for others. Callers with one key share one execution,
    /// so two callers with different rights must never have the same key.
    /// </summary>
    public Func<IDictionary<string, object?>, string> ShareKey { get; set; } = _ => "public";

    /// <summary>
    /// The <c>id:</c> of an event on an event stream, or null for none. By default the <c>version</c> field
    /// of the subscribed object, when the document selects it.
    /// </summary>
    public Func<ExecutionResult, string?> EventId { get; set; } = EventVersion.Of;

    /// <summary>How much callers may ask over time. By default as much as they like.</summary>
    public IThrottle Throttle { get; set; } = new Unthrottled();

    /// <summary>What one request may ask.</summary>
    public GraphQLLimits Limits { get; } = new();

    /// <summary>
    /// Documents that can be asked for by hash from the start and are never forgotten: those of our own pages,
    /// whose <c>EventSource</c> has no second try with the text.
    /// </summary>
    public IList<string> KnownDocuments { get; } = [];

    /// <summary>
    /// Room for documents that were parsed and validated, in characters of their text; they take some ten to
    /// twenty times that in memory. The least used make room for new ones.
    /// </summary>
    public long DocumentCacheCharacters { get; set; } = 2_000_000;

    /// <summary>Time between signs of life on a quiet event stream or socket, so that proxies keep it open.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a WebSocket may take to send <c>connection_init</c> before it is closed with 4408.</summary>
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Most operations running at once on one WebSocket; more are refused with <c>TOO_MANY_OPERATIONS</c>.</summary>
    public int OperationsPerSocket { get; set; } = 50;

    /// <summary>
    /// Most messages read from one WebSocket in a second. A client that sends more is read more slowly, which it
    /// notices only as back-pressure.
    /// </summary>
    public int MessagesPerSecond { get; set; } = 100;

    /// <summary>Most distinct subscriptions running at once in this process; more are refused with <c>TOO_MANY_SUBSCRIPTIONS</c>.</summary>
    public int DistinctSubscriptions { get; set; } = 10_000;

    /// <summary>Whether a browser that opens the path gets the page for trying queries.</summary>
    public bool ServeIde { get; set; } = true;
}
