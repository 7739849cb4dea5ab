using CommunityCollab.Core.Disclosure;
using CommunityCollab.Grains.Contributions;

namespace CommunityCollab.Grains.Tallies;

/// <summary>Brings the shards of an activity together and publishes what each view may see.</summary>
[Alias("ITallyGrain")]
public interface ITallyGrain : IGrainWithGuidKey
{
    /// <summary>A shard's newest tally. An older or repeated one does nothing.</summary>
    [Alias("Offer")]
    Task OfferAsync(ShardTally shard);

    /// <summary>The tally as a view may see it; null if there is no such activity.</summary>
    [Alias("Get")]
    Task<PublishedTally?> GetAsync(View view);

    /// <summary>Reads the campaign and what moderators hid anew.</summary>
    [Alias("Reload")]
    Task ReloadAsync();
}
