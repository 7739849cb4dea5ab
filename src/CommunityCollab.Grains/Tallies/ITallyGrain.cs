using CommunityCollab.Core.Disclosure;
using CommunityCollab.Grains.Contributions;
using Orleans.Concurrency;

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

    /// <summary>The opinion groups as a view may see them; null for the public, and where there are none to find. Interleaves:
    /// finding groups takes a while, and live values go on meanwhile.</summary>
    [Alias("GetOpinionGroups"), AlwaysInterleave]
    Task<PublishedOpinionGroups?> GetOpinionGroupsAsync(View view);

    /// <summary>A participant's own place among the opinion groups; null where there are none to find.</summary>
    [Alias("GetOwnOpinionGroup"), AlwaysInterleave]
    Task<OwnOpinionGroup?> GetOwnOpinionGroupAsync(string participant);

    /// <summary>Reads the campaign and what moderators hid anew.</summary>
    [Alias("Reload")]
    Task ReloadAsync();
}
