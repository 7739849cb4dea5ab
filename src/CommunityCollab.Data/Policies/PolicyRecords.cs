using CommunityCollab.Core.Policies;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Policies;

/// <summary>Policy packs as grains read them.</summary>
public static class PolicyRecords
{
    /// <summary>The pack that holds for an agency's districts on a day: the newest in force.</summary>
    public static async Task<PolicyPack> FindPolicyPackAsync(this Records records, Guid agencyId, DateOnly day, CancellationToken cancellation)
    {
        await using var read = records.Read(TenantScope.System);
        var row = await read.PolicyPacks.Where(row => row.AgencyId == agencyId && row.EffectiveFrom <= day)
            .OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellation);
        return row?.ToPack() ?? PolicyPack.Colorado;
    }
}
