using CommunityCollab.Data;
using CommunityCollab.Data.Campaigns;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Grains.Campaigns;

/// <summary>Opens and closes campaigns on time. It asks the records what is due, so a moment that passed while the server
/// was down is caught up with at the first tick; two servers that tick at once do no harm, since a campaign is one grain.</summary>
internal sealed partial class CampaignClock(Records records, IGrainFactory grains, TimeProvider time, ILogger<CampaignClock> logger) : BackgroundService
{
    private const int MostAtOnce = 100;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunDueAsync(CancellationToken cancellation)
    {
        var due = await records.FindDueCampaignsAsync(time.GetUtcNow(), MostAtOnce, cancellation);
        await Task.WhenAll(due.Select(id => grains.GetGrain<ICampaignGrain>(id).RunClockAsync()));
    }

    [LoggerMessage(LogLevel.Error, "Campaigns that are due could not be moved; trying again at the next tick")]
    private partial void LogFailed(Exception failure);
}
