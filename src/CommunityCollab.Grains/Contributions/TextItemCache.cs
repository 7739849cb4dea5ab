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

    /// <summary>Looks a thought or statement up.</summary>
    public ValueTask<TextItem?> FindAsync(Guid activityId, string id) =>
        _known.TryGetValue(id, out var item) ? new ValueTask<TextItem?>(item) : LoadAsync(activityId, id);

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
