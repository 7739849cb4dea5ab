using System.Threading.RateLimiting;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Transports;
using CommunityCollab.GraphQL.Transports.Throttling;

namespace CommunityCollab.Server.Limits;

/// <summary>
/// Counts what is asked: by credential and by tenant where there is a good credential, else by address. A credential is not
/// counted by its address too, so that a full gym does not lock its own staff out.
/// </summary>
internal sealed class CallerLimits(LimitOptions options) : IThrottle, IDisposable
{
    private readonly PartitionedRateLimiter<Guid> _credentials = By<Guid>(options.PerCredential.Start);
    private readonly PartitionedRateLimiter<Guid> _tenants = By<Guid>(options.PerTenant.Start);
    private readonly PartitionedRateLimiter<HttpContext> _sockets = ByAddress(() => Places(options.SocketsPerAddress));
    private readonly PartitionedRateLimiter<HttpContext> _publicSubscriptions = ByAddress(() => Places(options.SubscriptionsPerAddress));
    private readonly PartitionedRateLimiter<Guid> _subscriptions = By<Guid>(() => Places(options.SubscriptionsPerCredential));

    /// <summary>The public's requests by address, for the API and the pages together.</summary>
    public PartitionedRateLimiter<HttpContext> Addresses { get; } = ByAddress(options.PublicPerAddress.Start);

    /// <summary>The most that anybody could ever be granted at once.</summary>
    public int MostAtOnce => Math.Min(options.PublicPerAddress.Burst, Math.Min(options.PerCredential.Burst, options.PerTenant.Burst));

    /// <inheritdoc/>
    public RateLimitLease Ask(HttpContext http, Admission admission, int operations)
    {
        if (PrincipalOf(admission) is not { } principal)
        {
            return Addresses.AttemptAcquire(http, operations);
        }

        var own = _credentials.AttemptAcquire(principal.Id, operations);
        return own.IsAcquired ? _tenants.AttemptAcquire(principal.TenantId, operations) : own;
    }

    /// <inheritdoc/>
    public RateLimitLease Connect(HttpContext http)
    {
        var asked = Addresses.AttemptAcquire(http);
        return asked.IsAcquired ? _sockets.AttemptAcquire(http) : asked;
    }

    /// <inheritdoc/>
    public RateLimitLease Watch(HttpContext http, Admission admission) =>
        PrincipalOf(admission) is { } principal ? _subscriptions.AttemptAcquire(principal.Id) : _publicSubscriptions.AttemptAcquire(http);

    /// <inheritdoc/>
    public void Dispose()
    {
        Addresses.Dispose();
        _credentials.Dispose();
        _tenants.Dispose();
        _sockets.Dispose();
        _publicSubscriptions.Dispose();
        _subscriptions.Dispose();
    }

    private static Principal? PrincipalOf(Admission admission) =>
        admission.UserContext.TryGetValue(Caller.Key, out var caller) ? (caller as Caller)?.Principal : null;

    private static ConcurrencyLimiter Places(int number) => new(new() { PermitLimit = number });

    private static PartitionedRateLimiter<HttpContext> ByAddress(Func<RateLimiter> start)
    {
        Func<int, RateLimiter> startOne = _ => start();
        return PartitionedRateLimiter.Create<HttpContext, int>(http => RateLimitPartition.Get(AddressPlaces.Of(http), startOne));
    }

    private static PartitionedRateLimiter<T> By<T>(Func<RateLimiter> start)
        where T : notnull
    {
        Func<T, RateLimiter> startOne = _ => start();
        return PartitionedRateLimiter.Create<T, T>(key => RateLimitPartition.Get(key, startOne));
    }
}
