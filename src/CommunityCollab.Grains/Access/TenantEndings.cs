using System.Collections.Concurrent;
using CommunityCollab.Data.Tenancy;

namespace CommunityCollab.Grains.Access;

/// <summary>What somebody watches by: when any of it ends, so does the watching.</summary>
/// <param name="Who">The person or credential.</param>
/// <param name="Tenant">Whom they act for; null for a person who holds no role.</param>
/// <param name="Session">The session on the pages; null for a token or credential.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record WatchingRight(Guid Who, TenantRef? Tenant, Guid? Session, DateTimeOffset ExpiresAt);

/// <summary>Ends what people and machines watch when they may no longer watch it: their district is suspended, their credential ended
/// or expired, a role of theirs gone, their session over.</summary>
/// <param name="time">The clock.</param>
public sealed class TenantEndings(TimeProvider time)
{
    // The longest a timer can wait; a credential that lasts longer is looked at again by then.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private readonly ConcurrentDictionary<WatchingRight, CancellationTokenSource> _watches = new();

    /// <summary>Cancelled when the right ends. Whoever asks checks the right again afterwards: an ending between the two is then not
    /// missed.</summary>
    public CancellationToken For(WatchingRight right)
    {
        while (true)
        {
            var source = _watches.GetOrAdd(right, Ending);
            if (!source.IsCancellationRequested)
            {
                return source.Token;
            }

            _watches.TryRemove(new(right, source));
        }
    }

    /// <summary>Ends what everyone of a district watches.</summary>
    public void EndDistrict(Guid districtId) => End(right => right.Tenant?.DistrictId == districtId);

    /// <summary>Ends what a person or credential watches, in every tenant.</summary>
    public void EndPrincipal(Guid principalId) => End(right => right.Who == principalId);

    /// <summary>Ends what is watched in a session.</summary>
    public void EndSession(Guid sessionId) => End(right => right.Session == sessionId);

    private void End(Func<WatchingRight, bool> isMeant)
    {
        foreach (var watch in _watches.Where(watch => isMeant(watch.Key)))
        {
            _watches.TryRemove(watch);
            watch.Value.Cancel();
        }
    }

    private CancellationTokenSource Ending(WatchingRight right)
    {
        var left = right.ExpiresAt - time.GetUtcNow();
        var source = new CancellationTokenSource(left < Longest ? TimeSpan.FromTicks(Math.Max(left.Ticks, 0)) : Longest, time);
        source.Token.Register(() => _watches.TryRemove(new(right, source)));
        return source;
    }
}
