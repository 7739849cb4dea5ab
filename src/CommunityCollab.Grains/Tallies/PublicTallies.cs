using System.Collections.Concurrent;
using CommunityCollab.Core.Disclosure;

namespace CommunityCollab.Grains.Tallies;

/// <summary>Keeps the newest public tallies of some activities, as their grains publish them, for a grain that puts several together.</summary>
/// <param name="feed">Where they are published.</param>
/// <param name="grains">Where the first of each is asked for.</param>
internal sealed class PublicTallies(TallyFeed feed, IGrainFactory grains) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, PublishedTally?> _newest = new();
    private readonly Dictionary<Guid, IDisposable> _watches = [];
    private volatile bool _hasNew;

    /// <summary>Whether any was published since this was last set to false.</summary>
    public bool HasNew
    {
        get => _hasNew;
        set => _hasNew = value;
    }

    /// <summary>The newest of an activity; null if there is none to see.</summary>
    public async Task<PublishedTally?> FindAsync(Guid activityId)
    {
        // Watched before it is asked for, so that nothing published in between is missed; the newer of the two is kept.
        if (!_watches.ContainsKey(activityId))
        {
            _watches[activityId] = feed.Watch(activityId, View.Public, tally => Take(activityId, tally));
        }

        if (!_newest.ContainsKey(activityId))
        {
            _newest.TryAdd(activityId, await grains.GetGrain<ITallyGrain>(activityId).GetAsync(View.Public));
        }

        return _newest.GetValueOrDefault(activityId);
    }

    /// <summary>Keeps those of these activities and no others.</summary>
    public void KeepOnly(IReadOnlySet<Guid> activities)
    {
        foreach (var (activity, watch) in _watches.Where(watch => !activities.Contains(watch.Key)).ToList())
        {
            watch.Dispose();
            _watches.Remove(activity);
            _newest.TryRemove(activity, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => KeepOnly(new HashSet<Guid>());

    private void Take(Guid activityId, PublishedTally? tally)
    {
        _newest[activityId] = tally;
        _hasNew = true;
    }
}
