using System.Collections.Concurrent;
using System.Collections.Immutable;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Data.Onboarding;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>Carries the progress of imports from their grains to those who watch in this process.</summary>
public sealed class ImportFeed
{
    private readonly ConcurrentDictionary<Guid, ImmutableArray<Action<ImportProgress>>> _watchers = new();

    /// <summary>Calls back with every step of an import from now on, until disposed of.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="watcher">Called on the publisher's thread; it only passes the progress on.</param>
    public IDisposable Watch(Guid importId, Action<ImportProgress> watcher)
    {
        _watchers.AddOrUpdate(importId, [watcher], (_, all) => all.Add(watcher));
        return new Watching(() => Remove(importId, watcher));
    }

    /// <summary>Tells those who watch how far the import is.</summary>
    internal void Publish(ImportProgress progress)
    {
        if (_watchers.TryGetValue(progress.ImportId, out var watchers))
        {
            foreach (var watcher in watchers)
            {
                watcher(progress);
            }
        }
    }

    private void Remove(Guid importId, Action<ImportProgress> watcher)
    {
        while (_watchers.TryGetValue(importId, out var all))
        {
            var rest = all.Remove(watcher);
            if (rest.IsEmpty ? _watchers.TryRemove(new(importId, all)) : _watchers.TryUpdate(importId, rest, all))
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

/// <summary>How far an import is.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Done">Districts and schools changed so far.</param>
/// <param name="Total">Districts and schools to change.</param>
/// <param name="Version">Grows with each step.</param>
public sealed record ImportProgress(Guid ImportId, ImportState State, int Done, int Total, int Version)
{
    /// <summary>How far the import of a row is.</summary>
    public static ImportProgress Of(ImportRow row) => new(row.Id, row.State, row.Done, row.Total, row.Version);

    /// <summary>Whether there will be no more.</summary>
    public bool IsLast => State is ImportState.Done or ImportState.Failed or ImportState.Cancelled;
}
