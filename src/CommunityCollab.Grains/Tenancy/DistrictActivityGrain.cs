using CommunityCollab.Core.Campaigns;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Tallies;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Tenancy;

/// <summary>What is going on in a district. Keyed by the district.</summary>
[Alias("IDistrictActivityGrain")]
public interface IDistrictActivityGrain : IGrainWithGuidKey
{
    /// <summary>What is going on at this moment.</summary>
    [Alias("Get")]
    Task<DistrictActivity> GetAsync();
}

/// <inheritdoc cref="IDistrictActivityGrain"/>
internal sealed class DistrictActivityGrain(Records records, TallyFeed feed, TimeProvider time) : Grain, IDistrictActivityGrain, IDisposable
{
    private const int MostCampaigns = 100;

    private readonly LookAgain _looks = new(time);
    private PublicTallies? _tallies;
    private DistrictActivity? _activity;

    private Guid Id => this.GetPrimaryKey();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _tallies = new PublicTallies(feed, GrainFactory);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<DistrictActivity> GetAsync()
    {
        if (_activity is null || _looks.IsDue(_tallies!))
        {
            await LookAsync();
        }

        return _activity!;
    }

    /// <inheritdoc/>
    public void Dispose() => _tallies?.Dispose();

    private async Task LookAsync()
    {
        var now = _looks.Begin(_tallies!);
        await using var read = records.Read(TenantScope.System);
        var rows = await read.Campaigns.Include(row => row.Activities)
            .Where(row => row.DistrictId == Id && row.IsPublic && row.State != CampaignState.Archived)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Take(MostCampaigns)
            .ToListAsync();
        var campaigns = rows.Select(row => row.ToCampaign()).ToList();
        _tallies!.KeepOnly(campaigns.SelectMany(campaign => campaign.Activities).Select(activity => activity.Id).ToHashSet());
        var all = new List<CampaignActivity>(campaigns.Count);
        foreach (var campaign in campaigns)
        {
            all.Add(await ActivityOfAsync(campaign, now));
        }

        var activity = new DistrictActivity(Id, now, LookAgain.NextVersion(_activity?.Version, now), all);
        _activity = _activity?.SaysTheSameAs(activity) == true ? _activity : activity;
    }

    private async Task<CampaignActivity> ActivityOfAsync(Campaign campaign, DateTimeOffset now)
    {
        var activities = new List<ActivityParticipation>(campaign.Activities.Count);
        foreach (var activity in campaign.Activities)
        {
            var tally = await _tallies!.FindAsync(activity.Id);
            var asked = campaign.Programme is { } part && part.CoreActivityId == activity.Id ? part.HeadCount?.Count : null;
            activities.Add(new ActivityParticipation(activity.Id, activity.Title, tally?.Respondents, tally?.Contributions, asked));
        }

        return new CampaignActivity(campaign.Id, campaign.Plan.Title, campaign.EffectiveState(now), campaign.Plan.OpensAt, campaign.Plan.ClosesAt, activities);
    }
}
