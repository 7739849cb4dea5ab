using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Campaigns;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Tenancy;

/// <summary>A school district.</summary>
[Alias("IDistrictGrain")]
public interface IDistrictGrain : IGrainWithGuidKey
{
    /// <summary>Starts a campaign, as a draft.</summary>
    /// <param name="plan">What it says; a draft may lack the decision and the dates.</param>
    [Alias("CreateCampaign")]
    Task<Outcome<Campaign>> CreateCampaignAsync(CampaignPlan plan);
}

/// <inheritdoc cref="IDistrictGrain"/>
internal sealed class DistrictGrain(Records records, TimeProvider time) : Grain, IDistrictGrain
{
    private bool _exists;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await using var context = records.Read(TenantScope.System);
        var id = this.GetPrimaryKey();
        _exists = await context.Districts.AnyAsync(row => row.Id == id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Campaign>> CreateCampaignAsync(CampaignPlan plan)
    {
        if (!_exists)
        {
            this.LeaveSoon();
            return Problem.At(ProblemCode.NotFound, "There is no such district.", "district");
        }

        var problems = CampaignRules.MustBeWellFormed(plan);
        if (problems.Count > 0)
        {
            return Outcome.Refused<Campaign>(problems);
        }

        var campaign = new Campaign { Id = Guid.CreateVersion7(), DistrictId = this.GetPrimaryKey(), Plan = plan };
        await records.WriteAsync(context => context.Campaigns.Add(CampaignRow.Of(campaign, time.GetUtcNow())));
        return campaign;
    }
}
