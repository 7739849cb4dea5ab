using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace CommunityCollab.GraphQL.Transports.Throttling;

/// <summary>How long a caller who was turned away should wait, in whole seconds, as the <c>Retry-After</c> header has it.</summary>
public static class RetryAfter
{
    /// <summary>What to say of places that are taken: nobody knows when one will be given back.</summary>
    private const int SecondsForAPlace = 10;

    /// <summary>The seconds to wait, at least one.</summary>
    /// <param name="lease">The lease that was refused.</param>
    public static int SecondsOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : SecondsForAPlace;

    /// <summary>Sets the header.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="seconds">How long to wait.</param>
    public static void Set(HttpResponse response, int seconds) =>
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
}
