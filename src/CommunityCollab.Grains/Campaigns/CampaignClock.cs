using CommunityCollab.Data;
using CommunityCollab.Data.Campaigns;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Grains.Campaigns;

/// <summary>Opens and closes campaigns on time. Two servers that tick at once do no harm, since a campaign is one grain.</summary>
internal sealed class CampaignClock(Records records, IGrainFactory grains, TimeProvider time, ILogger<CampaignClock> logger)
    : Clock(TimeSpan.FromSeconds(1), time, logger)
{
    private const int MostAtOnce = 100;

    /// <inheritdoc/>
    protected override async Task RunDueAsync(CancellationToken cancellation)
    {
        var due = await records.FindDueCampaignsAsync(Now, MostAtOnce, cancellation);
        await Task.WhenAll(due.Select(id => grains.GetGrain<ICampaignGrain>(id).RunClockAsync()));
    }
}
