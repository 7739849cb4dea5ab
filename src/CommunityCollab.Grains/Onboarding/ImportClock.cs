using CommunityCollab.Core.Onboarding;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>Lets imports that a crash interrupted go on. One that runs already is not disturbed.</summary>
internal sealed class ImportClock(Records records, IGrainFactory grains, TimeProvider time, ILogger<ImportClock> logger)
    : Clock(TimeSpan.FromSeconds(5), time, logger)
{
    /// <inheritdoc/>
    protected override async Task RunDueAsync(CancellationToken cancellation)
    {
        await using var read = records.Read(TenantScope.System);
        var running = await read.Imports.Where(row => row.State == ImportState.Running).Select(row => row.Id).ToListAsync(cancellation);
        await Task.WhenAll(running.Select(id => grains.GetGrain<IImportGrain>(id).ResumeAsync()));
    }
}
