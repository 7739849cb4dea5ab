using System.Collections.ObjectModel;
using CommunityCollab.Core.Activities;
using CommunityCollab.Data;
using CommunityCollab.Data.Campaigns;

namespace CommunityCollab.Grains.Contributions;

/// <summary>Thoughts and statements a shard has looked up lately. Only those that exist are kept, and no more than a
/// conversation has; what does not exist is asked for again, so that a thought shared a moment ago is found.</summary>
internal sealed class TextItemCache(Records records)
{
    private const int Most = 8_192;

    private readonly Dictionary<string, TextItem> _known = new(StringComparer.Ordinal);

    /// <summary>Looks texts up; those that do not exist are left out.</summary>
    public async ValueTask<IReadOnlyDictionary<string, TextItem>> FindAsync(Guid activityId, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
        {
            return ReadOnlyDictionary<string, TextItem>.Empty;
        }

        var found = new Dictionary<string, TextItem>(ids.Count, StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if ((_known.TryGetValue(id, out var item) ? item : await LoadAsync(activityId, id)) is { } known)
            {
                found[id] = known;
            }
        }

        return found;
    }

    /// <summary>Forgets everything, after a moderator changed something.</summary>
    public void Clear() => _known.Clear();

    private async ValueTask<TextItem?> LoadAsync(Guid activityId, string id)
    {
        var item = await records.FindTextItemAsync(activityId, id, CancellationToken.None);
        if (item is not null)
        {
            if (_known.Count >= Most)
            {
                _known.Clear();
            }

            _known[id] = item;
        }

        return item;
    }
}
