using CommunityCollab.Core.Agreements;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Programmes;
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

    /// <summary>A district's own figures beside those over districts like it; null if it does not take part.</summary>
    /// <param name="districtId">The district.</param>
    [Alias("GetBenchmark")]
    Task<Benchmark?> GetBenchmarkAsync(Guid districtId);
}

/// <inheritdoc cref="IRollUpGrain"/>
internal sealed class RollUpGrain(Records records, TallyFeed feed, TimeProvider time) : Grain, IRollUpGrain, IDisposable
{
    private readonly LookAgain _looks = new(time);
    private PublicTallies? _tallies;
    private RollUp? _rollUp;
    private CoreBlock? _core;
    private List<DistrictPart> _parts = [];

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
    public async Task<Benchmark?> GetBenchmarkAsync(Guid districtId)
    {
        await GetAsync();
        if (_core is null || _parts.Find(part => part.DistrictId == districtId) is not { } own)
        {
            return null;
        }

        // Its own published figures are the district's to see whatever it shares.
        var tally = own.Tally ?? await GrainFactory.GetGrain<ITallyGrain>(own.Campaign.Programme!.CoreActivityId).GetAsync(View.Public);
        return Benchmark.Of(this.GetPrimaryKey(), _core, _parts, own with { Tally = tally });
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
        (_core, _parts) = (row.ToProgramme().Core, await PartsAsync(read, row, now));
        var rollUp = Core.RollUps.RollUps.Of(row.Id, _core, offers, _parts, now, LookAgain.NextVersion(_rollUp?.Version, now));
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
        var boces = await BocesAsync(read, ids, DateOnly.FromDateTime(now.UtcDateTime));
        var parts = rows.Select(row => Part(row.ToCampaign(), districts[row.DistrictId], agreements[row.DistrictId].ToList(), now) with { Boces = [.. boces[row.DistrictId]] }).ToList();
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
            Tally: null)
        {
            Pupils = district.Pupils,
        };
    }

    private static async Task<ILookup<Guid, BocesOfDistrict>> BocesAsync(CollabContext read, List<Guid> districts, DateOnly today)
    {
        var members = await read.Memberships
            .Where(row => districts.Contains(row.MemberId) && row.From <= today && (row.Until == null || row.Until >= today))
            .Join(read.Districts.Where(of => of.Kind == DistrictKind.Boces), row => row.OfId, of => of.Id, (row, of) => new { row.MemberId, of.Id, of.Name })
            .OrderBy(row => row.Name)
            .ToListAsync();
        return members.ToLookup(row => row.MemberId, row => new BocesOfDistrict(row.Id, row.Name));
    }

    // What is not shared is not asked for, and not kept when it no longer is.
    private async Task<List<DistrictPart>> WithTalliesAsync(List<DistrictPart> parts)
    {
        _tallies!.KeepOnly(parts.Where(part => part.Shares).Select(part => part.Campaign.Programme!.CoreActivityId).ToHashSet());
        return [.. await Task.WhenAll(parts.Select(async part =>
            part.Shares ? part with { Tally = await _tallies.FindAsync(part.Campaign.Programme!.CoreActivityId) } : part))];
    }
}
