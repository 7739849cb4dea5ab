using CommunityCollab.Core.Access;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Access;
using CommunityCollab.Grains.Campaigns;
using CommunityCollab.Grains.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Server.Demo;

/// <summary>Seeds the demo once: one agency, its 180 real districts, and two campaigns of invented people after the stories of
/// District 51 and Archuleta. Everything goes in the way real data does.</summary>
/// <param name="services">The server's services.</param>
internal sealed class DemoSeed(IServiceProvider services)
{
    private const string AgencyName = "Colorado Department of Education (demo)";

    private static readonly TimeSpan TokenValidity = TimeSpan.FromDays(30);

    private readonly IGrainFactory _grains = services.GetRequiredService<IGrainFactory>();
    private readonly Records _records = services.GetRequiredService<Records>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    /// <summary>Seeds a store that is not yet. A start that was ended in the middle left a part; what is missing of it is added.</summary>
    /// <param name="cancellation">Ends it between two steps.</param>
    public async Task SeedOnceAsync(CancellationToken cancellation)
    {
        var people = new DemoPeople(_records, services.GetRequiredService<StaffRoles>());
        if (await people.AreThereAsync())
        {
            return;
        }

        var agencyId = await FindAgencyAsync() ?? Guid.CreateVersion7();
        var agency = _grains.GetGrain<IAgencyGrain>(agencyId);
        await agency.FoundAsync(AgencyName, stateCode: "08");
        var who = Principal.Server("demo", new(agencyId, null)) with { Scopes = Scopes.All.ToHashSet(StringComparer.Ordinal) };
        var added = (await agency.AddDistrictsAsync(ColoradoDistricts.Read(), who)).Value
            ?? throw new InvalidOperationException("The demo's districts were refused.");
        var districts = new Dictionary<string, Guid>();
        foreach (var story in Stories.All(_time.GetUtcNow()))
        {
            cancellation.ThrowIfCancellationRequested();
            var district = added.Single(district => district.Name == story.District).Id;
            if (await _grains.GetGrain<IDistrictGrain>(district).MoveAsync(TenantStanding.Active, who, reason: null) is { } problem)
            {
                throw new InvalidOperationException($"The demo was refused: {problem.Message}");
            }

            districts.Add(story.District, district);
            await SeedAsync(district, story, who with { DistrictId = district });
        }

        await people.SeedAsync(agencyId, districts, who);
    }

    /// <summary>Prints what to open and try, with new tokens.</summary>
    /// <param name="url">Where the server listens.</param>
    /// <param name="output">Where it is printed.</param>
    public async Task PrintAsync(string url, TextWriter output)
    {
        await using var read = _records.Read(TenantScope.System);
        var agency = await read.Agencies.FirstAsync(row => row.Name == AgencyName);
        var districts = await read.Districts.Where(row => row.AgencyId == agency.Id && (row.Name == Stories.District51 || row.Name == Stories.Archuleta)).ToListAsync();
        var district51 = districts.Single(row => row.Name == Stories.District51);
        var campaigns = await read.Campaigns.Include(row => row.Activities).Where(row => row.IsPublic).OrderBy(row => row.CreatedAt).ToListAsync();
        var expiresAt = _time.GetUtcNow() + TokenValidity;
        var credentials = services.GetRequiredService<Credentials>();
        var (_, staff) = await credentials.IssueAsync(new("demo staff", agency.Id, district51.Id, Scopes.All.Where(scope => scope != Scopes.TenantsWrite), expiresAt));
        var (_, agencyToken) = await credentials.IssueAsync(new("demo agency", agency.Id, null, Scopes.All, expiresAt));
        await PrintAsync(output, url, [.. campaigns.Select(row => row.ToCampaign())], staff, agencyToken);
    }

    private async Task<Guid?> FindAgencyAsync()
    {
        await using var read = _records.Read(TenantScope.System);
        return await read.Agencies.Where(row => row.Name == AgencyName).Select(row => (Guid?)row.Id).FirstOrDefaultAsync();
    }

    private async Task SeedAsync(Guid districtId, Story story, Principal who)
    {
        var campaign = await FindCampaignAsync(districtId)
            ?? (await _grains.GetGrain<IDistrictGrain>(districtId).CreateCampaignAsync(story.Plan, who)).Value
            ?? throw new InvalidOperationException("A demo campaign was refused.");
        var grain = _grains.GetGrain<ICampaignGrain>(campaign.Id);
        if (campaign.State == CampaignState.Draft)
        {
            foreach (var activity in story.Activities.Skip(campaign.Activities.Count))
            {
                Must(await grain.PutActivityAsync(activity.Definition with { Id = Guid.CreateVersion7(), CampaignId = campaign.Id }, who));
            }

            Must(await grain.MoveAsync(CampaignState.InReview, who, note: null));
        }

        if (campaign.State is CampaignState.Draft or CampaignState.InReview)
        {
            Must(await grain.MoveAsync(CampaignState.Scheduled, who, note: null));
        }

        await grain.RunClockAsync();
        campaign = (await grain.GetAsync())!;
        foreach (var (activity, told) in campaign.Activities.Zip(story.Activities))
        {
            await new DemoContributions(_grains, _records, activity.Id).SubmitAsync(told.Contributions);
        }
    }

    private async Task<Campaign?> FindCampaignAsync(Guid districtId)
    {
        await using var read = _records.Read(TenantScope.System);
        return (await read.Campaigns.Include(row => row.Activities).FirstOrDefaultAsync(row => row.DistrictId == districtId))?.ToCampaign();
    }

    private static void Must(Core.Problems.Outcome<Campaign> outcome)
    {
        if (outcome.Value is null)
        {
            throw new InvalidOperationException($"The demo was refused: {outcome.Problems[0].Message}");
        }
    }

    private static async Task PrintAsync(TextWriter output, string url, IReadOnlyList<Campaign> campaigns, string staff, string agency)
    {
        await output.WriteLineAsync($"""

            This is the demo. {url}/ lists the campaigns; {url}/graphql is where to ask and watch,
            {url}/sign-in where to be one of its invented staff, {url}/demo/mail what it would mail.
            """);
        foreach (var campaign in campaigns)
        {
            var id = GlobalId.Of(GlobalId.Campaign, campaign.Id);
            await output.WriteLineAsync($"\n{campaign.Plan.Title}\n  {url}/campaigns/{id}\n  id {id}");
            foreach (var activity in campaign.Activities)
            {
                var activityId = GlobalId.Of(GlobalId.Activity, activity.Id);
                await output.WriteLineAsync($"  {activity.Title} ({activity.Config.Kind}, {activity.Identity})\n    live: {url}/activities/{activityId}/live\n    id {activityId}");
            }
        }

        await output.WriteLineAsync($"""

            token: {staff}
              (staff of {Stories.District51}; send it as Authorization: Bearer ...)
            agency token: {agency}

            To try: watch a tally in one terminal, and contribute without any account in another; it moves in steps of ten people:
              curl -N {url}/graphql -H 'accept: text/event-stream' -H 'content-type: application/json' -d '{Stories.Watch(campaigns)}'
              curl {url}/graphql -H 'content-type: application/json' -d '{Stories.Example(campaigns)}'
            """);
    }
}
