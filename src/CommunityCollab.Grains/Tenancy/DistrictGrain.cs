using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Access;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Campaigns;
using CommunityCollab.Data.Policies;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Access;
using CommunityCollab.Grains.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Tenancy;

/// <summary>A local education agency: a district, a BOCES or a charter institute.</summary>
[Alias("IDistrictGrain")]
public interface IDistrictGrain : IGrainWithGuidKey
{
    /// <summary>Starts a campaign, as a draft.</summary>
    /// <param name="plan">What it says; a draft may lack the decision and the dates.</param>
    /// <param name="who">Who starts it.</param>
    [Alias("CreateCampaign")]
    Task<Outcome<Campaign>> CreateCampaignAsync(CampaignPlan plan, Principal who);

    /// <summary>Takes part in an agency's programme: starts a campaign of the district's own, as a draft with the core block in it.</summary>
    /// <param name="offerId">The offer.</param>
    /// <param name="who">Who accepts it.</param>
    [Alias("AcceptOffer")]
    Task<Outcome<Campaign>> AcceptOfferAsync(Guid offerId, Principal who);

    /// <summary>Declines to take part. It may think better of it while the window is open.</summary>
    /// <param name="offerId">The offer.</param>
    /// <param name="reason">Why, for the agency; may be left out.</param>
    /// <param name="who">Who declines it.</param>
    /// <returns>What is wrong; null when it was done.</returns>
    [Alias("DeclineOffer")]
    Task<Problem?> DeclineOfferAsync(Guid offerId, string? reason, Principal who);

    /// <summary>Changes where the district stands, with all that stops or starts. When this answers, nothing is accepted or
    /// shown any more that the new standing does not allow.</summary>
    /// <param name="to">Where it is to stand.</param>
    /// <param name="who">Who changes it.</param>
    /// <param name="reason">Why; needed for what stops it.</param>
    /// <returns>What is wrong; null when it was done.</returns>
    [Alias("Move")]
    Task<Problem?> MoveAsync(TenantStanding to, Principal who, string? reason);

    /// <summary>Renames the district, gives it codes, or says from when it is no more. The name and codes it had and all its records stay.</summary>
    /// <param name="change">What changes.</param>
    /// <param name="who">Who changes it.</param>
    /// <returns>What is wrong; nothing when it was done.</returns>
    [Alias("Update")]
    Task<IReadOnlyList<Problem>> UpdateAsync(DistrictChange change, Principal who);

    /// <summary>Merges the district into another one, which has all its records from then on.</summary>
    /// <param name="merge">Into which, and why.</param>
    /// <param name="who">Who merges them.</param>
    /// <returns>What moves, or would; and what is wrong, nothing when it was done.</returns>
    [Alias("Merge")]
    Task<MergeAnswer> MergeAsync(DistrictMerge merge, Principal who);
}

/// <summary>What changes about a district; what is null stays.</summary>
/// <param name="Name">Its new name.</param>
/// <param name="Leaid">Its LEAID.</param>
/// <param name="StateAssignedId">Its code in its state.</param>
/// <param name="ClosedOn">The day from which it is no more.</param>
[GenerateSerializer, Immutable, Alias("DistrictChange")]
public sealed record DistrictChange(
    [property: Id(0)] string? Name, [property: Id(1)] string? Leaid, [property: Id(2)] string? StateAssignedId, [property: Id(3)] DateOnly? ClosedOn);

/// <inheritdoc cref="IDistrictGrain"/>
internal sealed class DistrictGrain(Records records, AuditLog audit, TenantEndings endings, TimeProvider time) : Grain, IDistrictGrain
{
    private TenantStanding? _standing;
    private Guid _agency;

    private static Problem Unknown => Problem.At(ProblemCode.NotFound, "There is no such district.");

    private static Problem UnknownOffer => Problem.At(ProblemCode.NotFound, "There is no such offer.", "id");

    private Guid Id => this.GetPrimaryKey();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await using var context = records.Read(TenantScope.System);
        var row = await context.Districts.FirstOrDefaultAsync(row => row.Id == Id, cancellationToken);
        (_standing, _agency) = (row?.Standing, row?.AgencyId ?? Guid.Empty);
        if (_standing is null)
        {
            this.LeaveSoon();
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<Campaign>> CreateCampaignAsync(CampaignPlan plan, Principal who)
    {
        if (_standing is not { } standing)
        {
            return Unknown;
        }

        var problems = CampaignRules.MustBeWellFormed(plan);
        if (problems.Count > 0)
        {
            return Outcome.Refused<Campaign>(problems);
        }

        var pack = await records.FindPolicyPackAsync(_agency, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), CancellationToken.None);
        var campaign = new Campaign { Id = Guid.CreateVersion7(), DistrictId = Id, Plan = plan, DistrictStanding = standing, Policy = pack };
        await records.WriteAsync(context =>
        {
            campaign = campaign with { LastChangedBy = context.OriginOf(who.Id) };
            context.Campaigns.Add(CampaignRow.Of(campaign, time.GetUtcNow()));
            audit.Add(context, who, AuditAction.CampaignCreated, campaign.Id, [new(_agency, Id)]);
        });
        return campaign;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Campaign>> AcceptOfferAsync(Guid offerId, Principal who)
    {
        if (_standing is not { } standing)
        {
            return Unknown;
        }

        var now = time.GetUtcNow();
        var pack = await records.FindPolicyPackAsync(_agency, DateOnly.FromDateTime(now.UtcDateTime), CancellationToken.None);
        Outcome<Campaign> outcome = UnknownOffer;
        await records.WriteAsync(context =>
        {
            if (context.Offers.FirstOrDefault(row => row.Id == offerId && row.DistrictId == Id) is not { } offer)
            {
                return;
            }

            if (OfferRules.MayAccept(offer.State, offer.ClosesAt, now) is { } problem)
            {
                outcome = problem;
                return;
            }

            var programme = context.Programmes.Single(row => row.Id == offer.ProgrammeId).ToProgramme();
            var campaign = programme.ToCampaign(Guid.CreateVersion7(), Id, offer.ProgrammeId, offer.Window) with { DistrictStanding = standing, Policy = pack };
            context.Campaigns.Add(CampaignRow.Of(campaign, now));
            offer.Answer(OfferState.Accepted, who.Name, now, reason: null);
            offer.CampaignId = campaign.Id;
            audit.Add(context, who, AuditAction.OfferAccepted, offerId, [who.Agency]);
            audit.Add(context, who, AuditAction.CampaignCreated, campaign.Id, []);
            outcome = campaign;
        });
        return outcome;
    }

    /// <inheritdoc/>
    public async Task<Problem?> DeclineOfferAsync(Guid offerId, string? reason, Principal who)
    {
        var problem = Reasons.Check(reason);
        if (problem is not null)
        {
            return problem;
        }

        await records.WriteAsync(context =>
        {
            var offer = context.Offers.FirstOrDefault(row => row.Id == offerId && row.DistrictId == Id);
            problem = offer is null ? UnknownOffer : OfferRules.MayDecline(offer.State);
            if (problem is null)
            {
                offer!.Answer(OfferState.Declined, who.Name, time.GetUtcNow(), Reasons.Clean(reason));
                audit.Add(context, who, AuditAction.OfferDeclined, offerId, [who.Agency], reason);
            }
        });
        return problem;
    }

    /// <inheritdoc/>
    public async Task<Problem?> MoveAsync(TenantStanding to, Principal who, string? reason)
    {
        if (_standing is not { } from)
        {
            return Unknown;
        }

        if (from == to)
        {
            return null;
        }

        if (TenantStandings.MayMove(from, to, reason) is { } problem)
        {
            return problem;
        }

        Problem? merged = null;
        await records.WriteAsync(context =>
        {
            var row = context.Districts.Single(row => row.Id == Id);
            merged = row.MergedIntoId is { } into ? DistrictMerging.WasMerged(context, into) : null;
            if (merged is not null)
            {
                return;
            }

            row.Standing = to;
            context.Campaigns.Where(row => row.DistrictId == Id).ExecuteUpdate(set => set.SetProperty(row => row.DistrictStanding, to));
            audit.Add(context, who, AuditAction.DistrictMoved(to), Id, [who.Agency, who.District(Id)], reason);
        });
        if (merged is not null)
        {
            return merged;
        }

        _standing = to;
        await TellCampaignsAsync();
        if (!to.Admits())
        {
            endings.EndDistrict(Id);
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Problem>> UpdateAsync(DistrictChange change, Principal who)
    {
        if (_standing is null)
        {
            return [Unknown];
        }

        var problems = change.Name is null ? [] : PlainText.Check(change.Name, AgencyGrain.LongestName, "name").ToList();
        await records.WriteAsync(context =>
        {
            var row = context.Districts.Single(row => row.Id == Id);
            problems.AddRange(Refuse(context, row, change));
            if (problems.Count == 0)
            {
                Change(context, row, change, who);
            }
        });
        return problems;
    }

    /// <inheritdoc/>
    public async Task<MergeAnswer> MergeAsync(DistrictMerge merge, Principal who)
    {
        if (_standing is null)
        {
            return MergeAnswer.Refused(Problem.At(ProblemCode.NotFound, "There is no such district.", "id"));
        }

        var answer = MergeAnswer.Refused(Unknown);
        await records.WriteAsync(context => answer = new DistrictMerging(context, audit, who, time.GetUtcNow()).Merge(Id, merge));
        if (answer.Problems.Count == 0)
        {
            // What was this district's is told whose it is now, and who watched it may look again as the other's.
            _standing = TenantStanding.Offboarded;
            endings.EndDistrict(Id);
            endings.EndDistrict(merge.IntoId);
            await TellCampaignsAsync(merge.IntoId);
        }

        return answer;
    }

    private static IEnumerable<Problem> Refuse(CollabContext context, DistrictRow row, DistrictChange change)
    {
        if (row.MergedIntoId is { } into)
        {
            return [DistrictMerging.WasMerged(context, into)];
        }

        var fips = context.Agencies.AsNoTracking().Where(agency => agency.Id == row.AgencyId).Select(agency => agency.StateCode).Single();
        var others = context.Districts.AsNoTracking().Where(other => other.AgencyId == row.AgencyId && other.Id != row.Id && other.MergedIntoId == null)
            .Select(other => new KnownDistrict(other.Id, other.Name, other.Leaid, other.StateAssignedId, other.Kind, other.Pupils, other.ClosedOn));
        return DistrictCodes.Check(change.Leaid, change.StateAssignedId, fips)
            .Concat(new[] { DistrictCodes.Taken(change.Leaid, change.StateAssignedId, others) }.OfType<Problem>());
    }

    private void Change(CollabContext context, DistrictRow row, DistrictChange change, Principal who)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (name, leaid, code) = (change.Name ?? row.Name, change.Leaid ?? row.Leaid, change.StateAssignedId?.Trim() ?? row.StateAssignedId);
        if ((name, leaid, code) != (row.Name, row.Leaid, row.StateAssignedId))
        {
            context.FormerNames.Add(FormerNameRow.Of(row, today));
            audit.Add(context, who, name != row.Name ? AuditAction.DistrictRenamed : AuditAction.DistrictRecoded, Id, [who.Agency, who.District(Id)]);
            (row.Name, row.Leaid, row.StateAssignedId) = (name, leaid, code);
        }

        if (change.ClosedOn is { } closedOn && closedOn != row.ClosedOn)
        {
            row.ClosedOn = closedOn;
            audit.Add(context, who, AuditAction.DistrictClosed, Id, [who.Agency, who.District(Id)]);
        }
    }

    private async Task TellCampaignsAsync(Guid? district = null)
    {
        var owner = district ?? Id;
        await using var context = records.Read(TenantScope.System);
        var campaigns = await context.Campaigns.Where(row => row.DistrictId == owner).Select(row => row.Id).ToListAsync();
        await Task.WhenAll(campaigns.Select(id => GrainFactory.GetGrain<ICampaignGrain>(id).ReloadAsync()));
    }
}
