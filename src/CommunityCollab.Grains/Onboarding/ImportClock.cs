using CommunityCollab.Core.Onboarding;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>Lets imports that a crash interrupted go on. It asks the records which are running; one that runs already is not
/// disturbed.</summary>
internal sealed partial class ImportClock(Records records, IGrainFactory grains, TimeProvider time, ILogger<ImportClock> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                await ResumeAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ResumeAsync(CancellationToken cancellation)
    {
        await using var read = records.Read(TenantScope.System);
        var running = await read.Imports.Where(row => row.State == ImportState.Running).Select(row => row.Id).ToListAsync(cancellation);
        await Task.WhenAll(running.Select(id => grains.GetGrain<IImportGrain>(id).ResumeAsync()));
    }

    [LoggerMessage(LogLevel.Error, "Imports that were interrupted could not be gone on with; trying again at the next tick")]
    private partial void LogFailed(Exception failure);
}
