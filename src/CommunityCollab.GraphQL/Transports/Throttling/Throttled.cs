using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace CommunityCollab.GraphQL.Transports.Throttling;

/// <summary>Tells callers that they ask too much, and when to come back.</summary>
internal static class Throttled
{
    /// <summary>The error for too many operations in a while.</summary>
    public static TransportError TooOften(RateLimitLease lease) =>
        Error("RATE_LIMITED", lease, seconds => $"Too many requests. Try again in {seconds} seconds.");

    /// <summary>The error for too much held open at once.</summary>
    public static TransportError TooManyOpen(RateLimitLease lease) =>
        Error("TOO_MANY_SUBSCRIPTIONS", lease, seconds => $"Too many subscriptions or sockets are open for this caller. Close some, or try again in {seconds} seconds.");

    /// <summary>The HTTP answer with that error: 429, with <c>Retry-After</c>.</summary>
    public static Refusal Refuse(HttpContext http, RateLimitLease lease, TransportError error)
    {
        RetryAfter.Set(http.Response, RetryAfter.SecondsOf(lease));
        return new Refusal(StatusCodes.Status429TooManyRequests, error);
    }

    private static TransportError Error(string code, RateLimitLease lease, Func<int, string> message)
    {
        var seconds = RetryAfter.SecondsOf(lease);
        return new TransportError(code, message(seconds)) { Extensions = new() { ["retryAfter"] = seconds } };
    }
}
