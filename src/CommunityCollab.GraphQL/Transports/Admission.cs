namespace CommunityCollab.GraphQL.Transports;

/// <summary>The answer to "may this caller come in, and as whom".</summary>
public sealed class Admission
{
    private Admission()
    {
    }

    /// <summary>
    /// What resolvers get as their user context. Operations of one WebSocket use it side by side, so resolvers must
    /// not write to it. On a shared subscription it serves every caller with the same share key and outlives the
    /// request that brought it, so it must not hold the <c>HttpContext</c> or anything scoped.
    /// </summary>
    public IDictionary<string, object?> UserContext { get; private init; } = new Dictionary<string, object?>();

    /// <summary>
    /// True when the browser added the credential by itself, as it does with a cookie. Such requests must come
    /// from our own pages, or any site the person visits could act in their name.
    /// </summary>
    public bool ByCookie { get; private init; }

    /// <summary>Cancelled when the credential is revoked or expires: open streams end then, and sockets close with 4403.</summary>
    public CancellationToken Revoked { get; private init; }

    /// <summary>The refusal's error code, or null for a caller who is admitted.</summary>
    public string? RefusedCode { get; private init; }

    /// <summary>What to tell the caller who is refused.</summary>
    public string RefusedMessage { get; private init; } = "";

    /// <summary>Admits the caller.</summary>
    /// <param name="userContext">See <see cref="UserContext"/>.</param>
    /// <param name="byCookie">See <see cref="ByCookie"/>.</param>
    /// <param name="revoked">See <see cref="Revoked"/>.</param>
    public static Admission Accept(IDictionary<string, object?> userContext, bool byCookie = false, CancellationToken revoked = default) =>
        new() { UserContext = userContext, ByCookie = byCookie, Revoked = revoked };

    /// <summary>
    /// Turns the caller away, with HTTP 401 or close code 4403. For a credential that is wrong; a request
    /// without one is better admitted as anonymous and judged field by field.
    /// </summary>
    /// <param name="code">Machine-readable reason, such as <c>UNAUTHENTICATED</c>.</param>
    /// <param name="message">What to tell the caller; never says why a credential failed in detail.</param>
    public static Admission Refuse(string code, string message) => new() { RefusedCode = code, RefusedMessage = message };
}
