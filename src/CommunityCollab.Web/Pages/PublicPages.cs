using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Tallies;
using CommunityCollab.Web.Campaigns;
using CommunityCollab.Web.Tallies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Web.Pages;

/// <summary>What the public's pages show. They read as the public does, so a draft is not found, like an unknown id.</summary>
internal static class PublicPages
{
    private const int PageSize = 50;

    /// <summary>The campaigns of all districts, the newest first.</summary>
    public static async Task<IResult> CampaignsAsync(Records records, TimeProvider time, int? page, CancellationToken cancellation)
    {
        var number = Math.Clamp(page ?? 1, 1, 10_000);
        await using var read = records.Read(TenantScope.Public);
        var rows = await read.Campaigns
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize + 1)
            .ToListAsync(cancellation);
        var shown = rows.Take(PageSize).Select(row => row.ToCampaign()).ToList();
        var districts = await records.DistrictNamesAsync(shown, cancellation);
        var now = time.GetUtcNow();
        return new RazorComponentResult<CampaignList>(new
        {
            Campaigns = (IReadOnlyList<CampaignSummary>)[.. shown.Select(campaign => new CampaignSummary(campaign, districts[campaign.DistrictId], campaign.EffectiveState(now)))],
            Newer = number > 1 ? number - 1 : (int?)null,
            Older = rows.Count > PageSize ? number + 1 : (int?)null,
        });
    }

    /// <summary>One campaign.</summary>
    public static async Task<IResult> CampaignAsync(Records records, TimeProvider time, string id, CancellationToken cancellation)
    {
        var campaignId = GlobalId.IdOf(GlobalId.Campaign, id);
        await using var read = records.Read(TenantScope.Public);
        var row = await read.Campaigns.Include(row => row.Activities).FirstOrDefaultAsync(row => row.Id == campaignId, cancellation);
        if (row?.ToCampaign() is not { } campaign)
        {
            return NotFound();
        }

        var districts = await records.DistrictNamesAsync([campaign], cancellation);
        return new RazorComponentResult<CampaignPage>(new
        {
            Summary = new CampaignSummary(campaign, districts[campaign.DistrictId], campaign.EffectiveState(time.GetUtcNow())),
        });
    }

    /// <summary>The live page of an activity.</summary>
    public static async Task<IResult> LiveAsync(Records records, IGrainFactory grains, TimeProvider time, string id, CancellationToken cancellation)
    {
        var activityId = GlobalId.IdOf(GlobalId.Activity, id);
        await using var read = records.Read(TenantScope.Public);
        var row = await read.Campaigns.Include(row => row.Activities)
            .FirstOrDefaultAsync(row => row.Activities.Any(activity => activity.Id == activityId), cancellation);
        var tally = row is null ? null : await grains.GetGrain<ITallyGrain>(activityId).GetAsync(View.Public);
        if (row is null || tally is null)
        {
            return NotFound();
        }

        var campaign = row.ToCampaign();
        var activity = campaign.Activities.First(activity => activity.Id == activityId);
        var texts = await TextsAsync(read, activity, cancellation);
        var districts = await records.DistrictNamesAsync([campaign], cancellation);
        return new RazorComponentResult<LivePage>(new
        {
            Summary = new CampaignSummary(campaign, districts[campaign.DistrictId], campaign.EffectiveState(time.GetUtcNow())),
            Activity = activity,
            Tally = tally,
            Cards = TallyCards.Of(activity.Config, tally, texts),
        });
    }

    /// <summary>The page for what is not there.</summary>
    public static IResult NotFound() => new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };

    private static async Task<IReadOnlyDictionary<string, string>> TextsAsync(CollabContext read, Activity activity, CancellationToken cancellation) =>
        activity.Config.Type.HasTexts
            ? await read.TextItems
                .Where(row => row.ActivityId == activity.Id && row.State == TextItemState.Visible)
                .ToDictionaryAsync(row => row.Id, row => row.Text, cancellation)
            : new Dictionary<string, string>();

    // The name of the district that asks is public with its campaign.
    private static async Task<Dictionary<Guid, string>> DistrictNamesAsync(this Records records, IReadOnlyList<Campaign> campaigns, CancellationToken cancellation)
    {
        var ids = campaigns.Select(campaign => campaign.DistrictId).Distinct().ToList();
        await using var read = records.Read(TenantScope.System);
        return await read.Districts.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
    }
}
