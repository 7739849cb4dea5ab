using System.Collections.Concurrent;
using CommunityCollab.Data.Access;

namespace CommunityCollab.Grains.Access;

/// <summary>Ends what a principal watches when they may no longer watch it: their district is suspended, their credential ended or
/// expired, their last role gone.</summary>
/// <param name="time">The clock.</param>
public sealed class TenantEndings(TimeProvider time)
{
    // The longest a timer can wait; a credential that lasts longer is looked at again by then.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private readonly ConcurrentDictionary<(Guid Principal, Guid Tenant, DateTimeOffset ExpiresAt), Watch> _watches = new();

    /// <summary>Cancelled when the principal may no longer watch. Whoever asks checks the principal again afterwards: an ending
    /// between the two is then not missed.</summary>
    /// <param name="principal">Who watches.</param>
    /// <param name="expiresAt">When their right ends by itself.</param>
    public CancellationToken For(Principal principal, DateTimeOffset expiresAt)
    {
        // Two tokens of one credential may end at two moments while it is rotated.
        var key = (principal.Id, principal.TenantId, expiresAt);
        while (true)
        {
            var watch = _watches.GetOrAdd(key, made => new Watch(principal.DistrictId, Ending(made, expiresAt)));
            if (!watch.Source.IsCancellationRequested)
            {
                return watch.Source.Token;
            }

            _watches.TryRemove(new(key, watch));
        }
    }

    /// <summary>Ends what everyone of a district watches.</summary>
    public void EndDistrict(Guid districtId) => End(watch => watch.Value.District == districtId);

    /// <summary>Ends what a principal watches, in every tenant.</summary>
    public void EndPrincipal(Guid principalId) => End(watch => watch.Key.Principal == principalId);

    private void End(Func<KeyValuePair<(Guid Principal, Guid Tenant, DateTimeOffset ExpiresAt), Watch>, bool> isMeant)
    {
        foreach (var watch in _watches.Where(isMeant))
        {
            _watches.TryRemove(watch);
            watch.Value.Source.Cancel();
        }
    }

    private CancellationTokenSource Ending((Guid, Guid, DateTimeOffset) key, DateTimeOffset expiresAt)
    {
        var left = expiresAt - time.GetUtcNow();
        var source = new CancellationTokenSource(left < Longest ? TimeSpan.FromTicks(Math.Max(left.Ticks, 0)) : Longest, time);
        source.Token.Register(() => Forget(key, source));
        return source;
    }

    private void Forget((Guid, Guid, DateTimeOffset) key, CancellationTokenSource source)
    {
        if (_watches.TryGetValue(key, out var watch) && watch.Source == source)
        {
            _watches.TryRemove(new(key, watch));
        }
    }

    private sealed record Watch(Guid? District, CancellationTokenSource Source);
}
