using CommunityCollab.GraphQL.Transports.Responses;
using GraphQL;

namespace CommunityCollab.GraphQL.Transports.Sharing;

/// <summary>One execution of a subscription and everyone who watches it.</summary>
internal sealed class SharedSubscription(
    ResponseJson json, Func<ExecutionResult, string?> eventId, MaskedErrors errors, Action<SharedSubscription> ended)
    : IObserver<ExecutionResult>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Watcher> _watchers = [];
    private readonly CancellationTokenSource _stop = new();
    private volatile SubscriptionEvent? _newest;
    private volatile SubscriptionEnd? _end;
    private IDisposable? _source;

    public SubscriptionKey Key { get; init; }

    /// <summary>The last event, for those who come late and those who were busy.</summary>
    public SubscriptionEvent? Newest => _newest;

    public SubscriptionEnd? End => _end;

    public void Join(Watcher watcher)
    {
        lock (_gate)
        {
            watcher.Position = _watchers.Count;
            _watchers.Add(watcher);
        }
    }

    /// <summary>Returns true when that was the last watcher.</summary>
    public bool Leave(Watcher watcher)
    {
        lock (_gate)
        {
            // A second Leave of one watcher finds somebody else, or nobody, in its place.
            if (watcher.Position >= _watchers.Count || _watchers[watcher.Position] != watcher)
            {
                return false;
            }

            var last = _watchers[^1];
            _watchers[watcher.Position] = last;
            last.Position = watcher.Position;
            _watchers.RemoveAt(_watchers.Count - 1);
            return _watchers.Count == 0;
        }
    }

    /// <summary>Executes the subscription and follows its events until it ends or <see cref="Dispose"/>.</summary>
    public async Task RunAsync(Func<CancellationToken, Task<ExecutionResult>> execute)
    {
        try
        {
            var result = await execute(_stop.Token);
            if (result.Streams is not { Count: 1 } streams)
            {
                Finish(result.Errors ?? []);
                return;
            }

            foreach (var stream in streams.Values)
            {
                Follow(stream);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Everyone left before it began.
        }
        catch (Exception failure)
        {
            OnError(failure);
        }
    }

    /// <summary>Stops following the source; watchers are told nothing.</summary>
    public void Dispose()
    {
        // The source of the token is never disposed: it has no timer, and a late caller may still look at it.
        _stop.Cancel();
        Interlocked.Exchange(ref _source, null)?.Dispose();
    }

    public void OnNext(ExecutionResult value)
    {
        SubscriptionEvent made;
        try
        {
            using var buffer = JsonBuffer.Rent();
            json.Write(buffer.Writer, value);
            made = SubscriptionEvent.Create(buffer.Written.Span, eventId(value));
        }
        catch (Exception failure)
        {
            OnError(failure);
            return;
        }

        lock (_gate)
        {
            if (_end is null)
            {
                _newest = made;
                WakeAll();
            }
        }
    }

    public void OnError(Exception error) => Finish([error as ExecutionError ?? errors.Mask(error, "(subscription)")]);

    public void OnCompleted() => Finish(null);

    /// <summary>Ends the subscription for everyone, with errors or, where null, as its natural end.</summary>
    public void Finish(IEnumerable<ExecutionError>? failures)
    {
        lock (_gate)
        {
            if (_end is not null)
            {
                return;
            }

            _end = SubscriptionEnd.Of(json, failures);
            WakeAll();
        }

        ended(this);
        Dispose();
    }

    private void Follow(IObservable<ExecutionResult> stream)
    {
        Interlocked.Exchange(ref _source, stream.Subscribe(this));
        if (_stop.IsCancellationRequested)
        {
            Dispose();
        }
    }

    private void WakeAll()
    {
        foreach (var watcher in _watchers)
        {
            watcher.Changed.Set();
        }
    }
}
