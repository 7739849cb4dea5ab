using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Access;
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

    /// <summary>Renames the district, or says from when it is no more. The name it had and all its records stay.</summary>
    /// <param name="name">Its new name; null to leave it.</param>
    /// <param name="closedOn">The day from which it is no more; null to leave that.</param>
    /// <param name="who">Who changes it.</param>
    /// <returns>What is wrong; null when it was done.</returns>
    [Alias("Update")]
    Task<Problem?> UpdateAsync(string? name, DateOnly? closedOn, Principal who);
}

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

        await records.WriteAsync(context =>
        {
            context.Districts.Single(row => row.Id == Id).Standing = to;
            context.Campaigns.Where(row => row.DistrictId == Id).ExecuteUpdate(set => set.SetProperty(row => row.DistrictStanding, to));
            audit.Add(context, who, AuditAction.DistrictMoved(to), Id, [who.Agency, who.District(Id)], reason);
        });
        _standing = to;
        await TellCampaignsAsync();
        if (!to.Admits())
        {
            endings.EndDistrict(Id);
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<Problem?> UpdateAsync(string? name, DateOnly? closedOn, Principal who)
    {
        if (_standing is null)
        {
            return Unknown;
        }

        if (name is not null && PlainText.Check(name, AgencyGrain.LongestName, "name").FirstOrDefault() is { } problem)
        {
            return problem;
        }

        await records.WriteAsync(context =>
        {
            var row = context.Districts.Single(row => row.Id == Id);
            if (name is not null && name != row.Name)
            {
                var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
                context.FormerNames.Add(new FormerNameRow { Id = Guid.CreateVersion7(), AgencyId = row.AgencyId, SubjectId = Id, Name = row.Name, Until = today });
                row.Name = name;
                audit.Add(context, who, AuditAction.DistrictRenamed, Id, [who.Agency, who.District(Id)]);
            }

            if (closedOn is not null && closedOn != row.ClosedOn)
            {
                row.ClosedOn = closedOn;
                audit.Add(context, who, AuditAction.DistrictClosed, Id, [who.Agency, who.District(Id)]);
            }
        });
        return null;
    }

    private async Task TellCampaignsAsync()
    {
        await using var context = records.Read(TenantScope.System);
        var campaigns = await context.Campaigns.Where(row => row.DistrictId == Id).Select(row => row.Id).ToListAsync();
        await Task.WhenAll(campaigns.Select(id => GrainFactory.GetGrain<ICampaignGrain>(id).ReloadAsync()));
    }
}
