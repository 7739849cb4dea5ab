namespace CommunityCollab.GraphQL.Transports.Sharing;

/// <summary>
/// One connection's place at a shared subscription. It holds no events, only which one it sent last: whoever is
/// slow finds the newest when ready, and has missed the ones between.
/// </summary>
internal sealed class Watcher(SharedSubscription subscription, Action<Watcher> leave) : IDisposable
{
    private SubscriptionEvent? _taken;
    private volatile bool _isAdmitted;
    private volatile SubscriptionEnd? _refused;

    public SharedSubscription Subscription { get; } = subscription;

    /// <summary>Set when there is a newer event or the end. The connection sets it too, for reasons of its own.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Where the subscription keeps this watcher, so that leaving takes no search.</summary>
    public int Position { get; set; }

    /// <summary>From now on the watcher is given events.</summary>
    public void Admit()
    {
        _isAdmitted = true;
        Changed.Set();
    }

    /// <summary>The watcher is given this end, and never an event.</summary>
    public void Refuse(SubscriptionEnd end)
    {
        _refused = end;
        Changed.Set();
    }

    /// <summary>
    /// The newest event if this watcher has not taken it, else the end if there is one. The last event always
    /// comes before the end. Nothing before the watcher was admitted.
    /// </summary>
    public (SubscriptionEvent? Event, SubscriptionEnd? End) Take()
    {
        if (!_isAdmitted)
        {
            return (null, _refused);
        }

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
