using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace CommunityCollab.GraphQL.Transports.Throttling;

/// <summary>Lets everything through: the transports by themselves know no callers, and so no limits for them.</summary>
internal sealed class Unthrottled : IThrottle
{
    private static readonly RateLimitLease Granted = new Lease();

    /// <inheritdoc/>
    public RateLimitLease Ask(HttpContext http, Admission admission, int operations) => Granted;

    /// <inheritdoc/>
    public RateLimitLease Connect(HttpContext http) => Granted;

    /// <inheritdoc/>
    public RateLimitLease Watch(HttpContext http, Admission admission) => Granted;

    private sealed class Lease : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
