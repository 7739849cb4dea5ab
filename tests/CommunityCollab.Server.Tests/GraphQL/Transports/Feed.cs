using System.Collections.Concurrent;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

/// <summary>Named sources of events under a test's control: they begin with the newest value and know who subscribes.</summary>
internal sealed class Feeds
{
    private readonly ConcurrentDictionary<string, Feed> _feeds = [];

    public Feed this[string channel] => _feeds.GetOrAdd(channel, _ => new Feed());
}

internal sealed class Feed : IObservable<Tick?>
{
    private readonly Lock _gate = new();
    private readonly List<IObserver<Tick?>> _observers = [];
    private Tick _newest = new() { Version = 1, Text = "first" };
    private int _subscriptions;

    public int Subscribers
    {
        get
        {
            lock (_gate)
            {
                return _observers.Count;
            }
        }
    }

    /// <summary>How often anybody subscribed, ever.</summary>
    public int Subscriptions => Volatile.Read(ref _subscriptions);

    public IDisposable Subscribe(IObserver<Tick?> observer)
    {
        Interlocked.Increment(ref _subscriptions);
        lock (_gate)
        {
            _observers.Add(observer);
            observer.OnNext(_newest);
        }

        return new Leaving(() => Remove(observer));
    }

    public Tick Publish(string text)
    {
        lock (_gate)
        {
            _newest = new Tick { Version = _newest.Version + 1, Text = text };
            Tell(observer => observer.OnNext(_newest));
            return _newest;
        }
    }

    public void Complete()
    {
        lock (_gate)
        {
            Tell(observer => observer.OnCompleted());
        }
    }

    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            Tell(observer => observer.OnError(failure));
        }
    }

    private void Tell(Action<IObserver<Tick?>> tell)
    {
        foreach (var observer in _observers.ToArray())
        {
            tell(observer);
        }
    }

    private void Remove(IObserver<Tick?> observer)
    {
        lock (_gate)
        {
            _observers.Remove(observer);
        }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
