using System.Threading.RateLimiting;

namespace CommunityCollab.Server.Limits;

/// <summary>How many requests someone may send: a store of them, and how fast it fills again.</summary>
internal sealed class Allowance
{
    /// <summary>Most requests in one go.</summary>
    public int Burst { get; set; }

    /// <summary>How many come back each second.</summary>
    public int PerSecond { get; set; }

    /// <summary>A fresh limiter for one caller. Whoever partitions it fills it again and drops it once it is full and idle.</summary>
    public RateLimiter Start() => new TokenBucketRateLimiter(new()
    {
        TokenLimit = Burst,
        TokensPerPeriod = PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = false,
    });
}
