using CommunityCollab.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Tenancy;

/// <summary>What the tenant tree says.</summary>
public static class TenantRecords
{
    /// <summary>A district with the agency it is under.</summary>
    public static TenantRef TenantOf(this CollabContext context, Guid districtId) =>
        new(context.Districts.Where(row => row.Id == districtId).Select(row => row.AgencyId).Single(), districtId);

    /// <summary>Whether a district's staff and machines may come in.</summary>
    public static Task<bool> AdmitsAsync(this CollabContext context, Guid districtId, CancellationToken cancellation) =>
        context.Districts.AnyAsync(
            row => row.Id == districtId && (row.Standing == TenantStanding.Invited || row.Standing == TenantStanding.Active), cancellation);
}
