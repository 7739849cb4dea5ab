namespace CommunityCollab.GraphQL.Limits;

/// <summary>
/// What one request may ask of the server. The defaults suit the product's own pages and an integrator who
/// pages through lists; they are checked in the order body, lines, tokens, depth, selections, cost, time, so that
/// the cheap checks protect the dear ones.
/// </summary>
public sealed class GraphQLLimits
{
    /// <summary>
    /// Largest request body, or WebSocket message, in bytes. More is <c>REQUEST_TOO_LARGE</c> (HTTP 413, close code 1009).
    /// </summary>
    public int RequestBytes { get; set; } = 256 * 1024;

    /// <summary>
    /// Most lexical tokens in one document, counted before parsing, because several validation rules take
    /// time in proportion to the square of the document. More is <c>TOKEN_LIMIT</c>.
    /// </summary>
    public int Tokens { get; set; } = 4_000;

    /// <summary>
    /// Longest piece of a line without a space or a comma outside texts, in characters. The parser's words for a syntax error take time in
    /// proportion to the square of the column it stands at: half a minute for one request of 200 KB. More is <c>LINE_LIMIT</c>.
    /// </summary>
    public int LineLength { get; set; } = 10_000;

    /// <summary>
    /// Most mutations in one operation, fragments put in their places. More is <c>MUTATION_LIMIT</c>, and none of them runs. Each
    /// counts against the caller's rate as if it came alone, so there is little to be had from more.
    /// </summary>
    public int Mutations { get; set; } = 50;

    /// <summary>Deepest nesting of fields, introspection aside. Deeper is <c>DEPTH_LIMIT</c>.</summary>
    public int Depth { get; set; } = 15;

    /// <summary>
    /// Most selections of one operation after its fragments are put in their places. Fragments that name each
    /// other twice double at every step, so a small document can stand for billions of fields. More is <c>COST_LIMIT</c>.
    /// </summary>
    public int Selections { get; set; } = 1_000;

    /// <summary>
    /// Highest cost of one operation: every field counts one, times the sizes of the lists above it
    /// (their <c>first</c> or <c>last</c>, or <see cref="AssumedListSize"/>). Dearer is <c>COST_LIMIT</c>.
    /// </summary>
    public int Cost { get; set; } = 10_000;

    /// <summary>How long a list is taken to be when the request does not say.</summary>
    public int AssumedListSize { get; set; } = 10;

    /// <summary>Longest time for executing one operation, or one event of a subscription. Longer is <c>TIMEOUT</c>.</summary>
    public TimeSpan ExecutionTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether the caller described by a user context may read the schema (<c>__schema</c>, <c>__type</c>).
    /// Asked on every request, also for documents that were validated before.
    /// </summary>
    public Func<IDictionary<string, object?>, bool> MayIntrospect { get; set; } = _ => true;
}
