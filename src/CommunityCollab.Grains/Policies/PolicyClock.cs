using CommunityCollab.Core.Campaigns;
using CommunityCollab.Data;
using CommunityCollab.Data.Policies;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Grains.Policies;

/// <summary>Puts campaigns under the packs that have come into force. A pack is ticked off once every campaign is under it, so one
/// that was being applied when the server went down is applied again, which changes nothing that was done.</summary>
internal sealed class PolicyClock(Records records, IGrainFactory grains, TimeProvider time, ILogger<PolicyClock> logger)
    : Clock(TimeSpan.FromSeconds(1), time, logger)
{
    private const int AtOnce = 100;

    /// <inheritdoc/>
    protected override async Task RunDueAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        await using var read = records.Read(TenantScope.System);
        var due = await read.PolicyPacks.Where(row => row.AppliedAt == null && row.EffectiveFrom <= today).OrderBy(row => row.Version).ToListAsync(cancellation);
        foreach (var row in due)
        {
            await ApplyAsync(row, cancellation);
            await records.WriteAsync(context => context.PolicyPacks.Single(found => found.Id == row.Id).AppliedAt = Now);
        }
    }

    private async Task ApplyAsync(PolicyPackRow row, CancellationToken cancellation)
    {
        await using var read = records.Read(TenantScope.System);
        var campaigns = await read.Campaigns
            .Where(campaign => campaign.State != CampaignState.Archived && campaign.State != CampaignState.Cancelled)
            .Where(campaign => read.Districts.Any(district => district.Id == campaign.DistrictId && district.AgencyId == row.AgencyId))
            .Select(campaign => campaign.Id)
            .ToListAsync(cancellation);
        var pack = row.ToPack();
        foreach (var some in campaigns.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(id => grains.GetGrain<ICampaignGrain>(id).TakePolicyAsync(pack)));
        }
    }
}
