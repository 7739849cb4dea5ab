using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.GraphQL.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL.Campaigns;

/// <summary>The districts that run the campaigns of a page, looked up together once the first is asked for.</summary>
internal sealed class DistrictsOfCampaigns(Records records, IReadOnlyCollection<Guid> ids)
{
    private readonly Lazy<Task<Dictionary<Guid, DistrictNode>>> _districts = new(() => LoadAsync(records, ids));

    /// <summary>One of them.</summary>
    public async Task<DistrictNode> FindAsync(Guid id) => (await _districts.Value)[id];

    // The name of the district that asks is public with the campaign, whoever looks.
    private static async Task<Dictionary<Guid, DistrictNode>> LoadAsync(Records records, IReadOnlyCollection<Guid> ids)
    {
        await using var read = records.Read(TenantScope.System);
        return await read.Districts.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => new DistrictNode(row));
    }
}
