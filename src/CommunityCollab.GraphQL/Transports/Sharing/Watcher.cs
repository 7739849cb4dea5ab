namespace CommunityCollab.GraphQL.Transports.Sharing;

/// <summary>
/// One connection's place at a shared subscription. It holds no events, only which one it sent last: whoever is
/// slow finds the newest when ready, and has missed the ones between.
/// </summary>
internal sealed class Watcher(SharedSubscription subscription, Action<Watcher> leave) : IDisposable
{
    private SubscriptionEvent? _taken;

    public SharedSubscription Subscription { get; } = subscription;

    /// <summary>Set when there is a newer event or the end. The connection sets it too, for reasons of its own.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Where the subscription keeps this watcher, so that leaving takes no search.</summary>
    public int Position { get; set; }

    /// <summary>
    /// The newest event if this watcher has not taken it, else the end if there is one. The last event always
    /// comes before the end.
    /// </summary>
    public (SubscriptionEvent? Event, SubscriptionEnd? End) Take()
    {
        var end = Subscription.End;
        var newest = Subscription.Newest;
        if (newest is null || ReferenceEquals(newest, _taken))
        {
            return (null, end);
        }

        _taken = newest;
        return (newest, null);
    }

    public void Dispose() => leave(this);
}
