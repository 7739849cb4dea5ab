using System.Collections.Concurrent;
using System.Collections.Immutable;
using CommunityCollab.Core.Disclosure;

namespace CommunityCollab.Grains.Tallies;

/// <summary>Carries published tallies from their grain to those who watch in this process.</summary>
public sealed class TallyFeed
{
    private readonly ConcurrentDictionary<(Guid Activity, View View), ImmutableArray<Action<PublishedTally?>>> _watchers = new();

    /// <summary>Calls back with every tally published from now on, until disposed of.</summary>
    /// <param name="activityId">The activity.</param>
    /// <param name="view">The view.</param>
    /// <param name="watcher">Called on the publisher's thread; it only passes the tally on, or null when there will be no more.</param>
    public IDisposable Watch(Guid activityId, View view, Action<PublishedTally?> watcher)
    {
        var key = (activityId, view);
        _watchers.AddOrUpdate(key, [watcher], (_, all) => all.Add(watcher));
        return new Watching(() => Remove(key, watcher));
    }

    /// <summary>Whether anyone watches.</summary>
    internal bool IsWatched(Guid activityId, View view) => _watchers.ContainsKey((activityId, view));

    /// <summary>Passes a tally to those who watch its activity and view.</summary>
    internal void Publish(PublishedTally tally) => Tell((tally.ActivityId, tally.View), tally);

    /// <summary>Tells those who watch an activity that there is nothing more to see.</summary>
    internal void End(Guid activityId)
    {
        foreach (var view in Enum.GetValues<View>())
        {
            Tell((activityId, view), null);
        }
    }

    private void Tell((Guid, View) key, PublishedTally? tally)
    {
        if (_watchers.TryGetValue(key, out var watchers))
        {
            foreach (var watcher in watchers)
            {
                watcher(tally);
            }
        }
    }

    private void Remove((Guid, View) key, Action<PublishedTally?> watcher)
    {
        while (_watchers.TryGetValue(key, out var all))
        {
            var rest = all.Remove(watcher);
            var isDone = rest.IsEmpty
                ? ((ICollection<KeyValuePair<(Guid, View), ImmutableArray<Action<PublishedTally?>>>>)_watchers).Remove(new(key, all))
                : _watchers.TryUpdate(key, rest, all);
            if (isDone)
            {
                return;
            }
        }
    }

    private sealed class Watching(Action stop) : IDisposable
    {
        private Action? _stop = stop;

        public void Dispose() => Interlocked.Exchange(ref _stop, null)?.Invoke();
    }
}
