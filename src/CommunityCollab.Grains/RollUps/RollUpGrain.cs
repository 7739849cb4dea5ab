using CommunityCollab.Core.Agreements;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.RollUps;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Agreements;
using CommunityCollab.Data.Programmes;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Tallies;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.RollUps;

/// <summary>What an agency sees of a programme over all its districts. Keyed by the programme.</summary>
[Alias("IRollUpGrain")]
public interface IRollUpGrain : IGrainWithGuidKey
{
    /// <summary>The roll-up at this moment; null if there is no such programme.</summary>
    [Alias("Get")]
    Task<RollUp?> GetAsync();
}

/// <inheritdoc cref="IRollUpGrain"/>
internal sealed class RollUpGrain(Records records, TallyFeed feed, TimeProvider time) : Grain, IRollUpGrain, IDisposable
{
    private readonly LookAgain _looks = new(time);
    private PublicTallies? _tallies;
    private RollUp? _rollUp;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _tallies = new PublicTallies(feed, GrainFactory);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<RollUp?> GetAsync()
    {
        if (_rollUp is null || _looks.IsDue(_tallies!))
        {
            await LookAsync();
        }

        return _rollUp;
    }

    /// <inheritdoc/>
    public void Dispose() => _tallies?.Dispose();

    private static bool Shares(IEnumerable<AgreementRow> agreements, DataElement element, DateOnly today) =>
        agreements.Any(row => row.ToAgreement().Allows(element, today));

    private async Task LookAsync()
    {
        var now = _looks.Begin(_tallies!);
        await using var read = records.Read(TenantScope.System);
        var row = await read.Programmes.FirstOrDefaultAsync(row => row.Id == this.GetPrimaryKey());
        if (row is null)
        {
            this.LeaveSoon();
            return;
        }

        var offers = await read.Offers.Where(offer => offer.ProgrammeId == row.Id).Select(offer => offer.State).ToListAsync();
        var parts = await PartsAsync(read, row, now);
        var rollUp = Core.RollUps.RollUps.Of(row.Id, row.ToProgramme().Core, offers, parts, now, LookAgain.NextVersion(_rollUp?.Version, now));
        _rollUp = _rollUp?.SaysTheSameAs(rollUp) == true ? _rollUp : rollUp;
    }

    private async Task<List<DistrictPart>> PartsAsync(CollabContext read, ProgrammeRow programme, DateTimeOffset now)
    {
        var rows = await read.Campaigns.Include(row => row.Activities)
            .Where(row => read.Offers.Any(offer => offer.ProgrammeId == programme.Id && offer.CampaignId == row.Id))
            .ToListAsync();
        var ids = rows.Select(row => row.DistrictId).ToList();
        var districts = await read.Districts.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var agreements = (await read.Agreements.Where(row => row.AgencyId == programme.AgencyId && ids.Contains(row.DistrictId)).ToListAsync()).ToLookup(row => row.DistrictId);
        var parts = rows.Select(row => Part(row.ToCampaign(), districts[row.DistrictId], agreements[row.DistrictId].ToList(), now)).ToList();
        return await WithTalliesAsync(parts);
    }

    private static DistrictPart Part(Campaign campaign, DistrictRow district, List<AgreementRow> agreements, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var isThere = district.Standing != TenantStanding.Offboarded;
        return new DistrictPart(
            district.Id,
            district.Name,
            campaign,
            campaign.EffectiveState(now),
            isThere && Shares(agreements, DataElement.Participation, today),
            isThere && Shares(agreements, DataElement.Results, today),
            Tally: null);
    }

    // What is not shared is not asked for, and not kept when it no longer is.
    private async Task<List<DistrictPart>> WithTalliesAsync(List<DistrictPart> parts)
    {
        _tallies!.KeepOnly(parts.Where(part => part.Shares).Select(part => part.Campaign.Programme!.CoreActivityId).ToHashSet());
        var all = new List<DistrictPart>(parts.Count);
        foreach (var part in parts)
        {
            all.Add(part.Shares ? part with { Tally = await _tallies.FindAsync(part.Campaign.Programme!.CoreActivityId) } : part);
        }

        return all;
    }
}
