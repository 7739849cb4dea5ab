using System.Collections.Concurrent;

namespace CommunityCollab.Data.Access;

/// <summary>Keeps when credentials were last used, to the minute, without holding requests up: uses are noted in memory and written
/// together a few seconds later.</summary>
/// <param name="records">The records.</param>
/// <param name="time">The clock.</param>
public sealed class CredentialUses(Records records, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // No larger than the number of credentials that are used in a minute: those that are not are dropped when uses are written.
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _noted = new();
    private ConcurrentDictionary<Guid, DateTimeOffset> _unwritten = new();

    /// <summary>Notes that a credential was used.</summary>
    public void Note(Guid credentialId)
    {
        var now = time.GetUtcNow();
        if (_noted.TryGetValue(credentialId, out var before) && now - before < Minute)
        {
            return;
        }

        _noted[credentialId] = now;
        _unwritten[credentialId] = now;
    }

    /// <summary>Writes what was noted since the last time.</summary>
    public async Task WriteAsync()
    {
        var unwritten = Interlocked.Exchange(ref _unwritten, new());
        if (!unwritten.IsEmpty)
        {
            var uses = unwritten.ToArray();
            await records.WriteAsync(context =>
            {
                var ids = uses.Select(use => use.Key).ToList();
                var rows = context.Credentials.Where(row => ids.Contains(row.Id)).ToDictionary(row => row.Id);
                foreach (var (id, at) in uses)
                {
                    if (rows.TryGetValue(id, out var row))
                    {
                        row.LastUsedAt = at;
                    }
                }
            });
        }

        var now = time.GetUtcNow();
        foreach (var noted in _noted.Where(noted => now - noted.Value >= Minute))
        {
            _noted.TryRemove(noted);
        }
    }
}
