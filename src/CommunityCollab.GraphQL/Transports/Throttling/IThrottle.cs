using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace CommunityCollab.GraphQL.Transports.Throttling;

/// <summary>How much callers may ask over time, and how much they may hold open at once.</summary>
public interface IThrottle
{
    /// <summary>Asked once for each operation, whichever transport it came by, before it is even read; also for callers who were
    /// refused, so that guessing at credentials is slowed down as well. Asked again, before any of it runs, for the mutations that an
    /// operation has beyond its first: under aliases or in fragments, each counts as if it came alone.</summary>
    /// <param name="http">The request, or the one that opened the socket.</param>
    /// <param name="admission">As whom the caller came in.</param>
    /// <param name="operations">How many are asked for; all of them are granted, or none.</param>
    RateLimitLease Ask(HttpContext http, Admission admission, int operations = 1);

    /// <summary>Asked when a WebSocket opens, before anybody knows whose it is. The lease is held while it is open.</summary>
    /// <param name="http">The request that opens the socket.</param>
    RateLimitLease Connect(HttpContext http);

    /// <summary>Asked when a subscription starts. The lease is held until it ends.</summary>
    /// <param name="http">The request, or the one that opened the socket.</param>
    /// <param name="admission">As whom the caller came in.</param>
    RateLimitLease Watch(HttpContext http, Admission admission);
}
