using CommunityCollab.Grains.Tallies;

namespace CommunityCollab.Grains.Contributions;

/// <summary>Tells everything that works for an activity that its records have changed.</summary>
internal static class ActivityNews
{
    /// <summary>Answers once every shard and the tally know, so that nothing goes on as before after a change is confirmed.</summary>
    public static Task TellActivityAsync(this IGrainFactory grains, Guid activityId) => Task.WhenAll(
    [
        .. Enumerable.Range(0, Shards.PerActivity).Select(shard => grains.GetGrain<IIntakeGrain>(activityId, Shards.Key(shard)).ReloadAsync()),
        grains.GetGrain<ITallyGrain>(activityId).ReloadAsync(),
    ]);
}
