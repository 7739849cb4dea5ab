using CommunityCollab.Grains.Access;
using CommunityCollab.Grains.Agreements;
using CommunityCollab.Grains.Campaigns;
using CommunityCollab.Grains.Onboarding;
using CommunityCollab.Grains.Policies;
using CommunityCollab.Grains.Tallies;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.Grains;

/// <summary>Adds the grains' own services to a silo.</summary>
public static class GrainRegistration
{
    /// <summary>Registers the feeds, the endings and the clock that opens and closes campaigns.</summary>
    public static ISiloBuilder AddCollabGrains(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<TallyFeed>();
        silo.Services.AddSingleton<TenantEndings>();
        silo.Services.AddSingleton<Accounts>();
        silo.Services.AddSingleton<StaffRoles>();
        silo.Services.AddSingleton<AgencyRights>();
        silo.Services.AddSingleton<HeldCredentials>();
        silo.Services.AddSingleton<AgreementRegistry>();
        silo.Services.AddSingleton<ImportFeed>();
        silo.Services.AddSingleton<DirectoryUploads>();
        silo.Services.AddHostedService<CampaignClock>();
        silo.Services.AddHostedService<PolicyClock>();
        silo.Services.AddHostedService<ImportClock>();
        silo.Services.AddHostedService<AgreementClock>();
        return silo;
    }
}
