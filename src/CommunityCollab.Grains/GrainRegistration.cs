using CommunityCollab.Grains.Campaigns;
using CommunityCollab.Grains.Tallies;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.Grains;

/// <summary>Adds the grains' own services to a silo.</summary>
public static class GrainRegistration
{
    /// <summary>Registers the tally feed and the clock that opens and closes campaigns.</summary>
    public static ISiloBuilder AddCollabGrains(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<TallyFeed>();
        silo.Services.AddHostedService<CampaignClock>();
        return silo;
    }
}
