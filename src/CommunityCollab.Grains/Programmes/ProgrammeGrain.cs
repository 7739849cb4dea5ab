using CommunityCollab.Core.Access;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Programmes;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Programmes;

/// <summary>A campaign that an agency offers to its districts. The districts answer to their own grain.</summary>
[Alias("IProgrammeGrain")]
public interface IProgrammeGrain : IGrainWithGuidKey
{
    /// <summary>Writes the programme down as a draft of the agency's, or writes over the draft it has. Once it was offered, it is fixed.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="who">Who writes it, for the agency.</param>
    /// <returns>What is wrong; empty when it was done.</returns>
    [Alias("Put")]
    Task<IReadOnlyList<Problem>> PutAsync(Programme programme, Principal who);

    /// <summary>Offers it to districts. Those it was offered to before are left as they are, but for offers that were taken back.</summary>
    /// <param name="districts">The districts; null for every one of the agency that is invited or active.</param>
    /// <param name="window">When they open and close; null for the programme's own.</param>
    /// <param name="who">Who offers it.</param>
    /// <returns>What is wrong; empty when it was done, for all of them.</returns>
    [Alias("Offer")]
    Task<IReadOnlyList<Problem>> OfferAsync(IReadOnlyList<Guid>? districts, Window? window, Principal who);

    /// <summary>Lets districts close later.</summary>
    /// <param name="districts">The districts; null for every one that was offered it and has not closed.</param>
    /// <param name="closesAt">When they close now.</param>
    /// <param name="reason">Why.</param>
    /// <param name="who">Who extends it.</param>
    /// <returns>What is wrong; empty when it was done, for all of them.</returns>
    [Alias("Extend")]
    Task<IReadOnlyList<Problem>> ExtendAsync(IReadOnlyList<Guid>? districts, DateTimeOffset closesAt, string? reason, Principal who);

    /// <summary>Takes an offer back that was not accepted.</summary>
    /// <param name="offerId">The offer.</param>
    /// <param name="reason">Why.</param>
    /// <param name="who">Who takes it back.</param>
    /// <returns>What is wrong; null when it was done.</returns>
    [Alias("Withdraw")]
    Task<Problem?> WithdrawAsync(Guid offerId, string? reason, Principal who);
}

/// <inheritdoc cref="IProgrammeGrain"/>
internal sealed class ProgrammeGrain(Records records, AuditLog audit, TimeProvider time) : Grain, IProgrammeGrain
{
    private static Problem Unknown => Problem.At(ProblemCode.NotFound, "There is no such programme.", "id");

    private static Problem UnknownDistrict => Problem.At(ProblemCode.NotFound, "There is no such district.", "districtIds");

    private Guid Id => this.GetPrimaryKey();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Problem>> PutAsync(Programme programme, Principal who)
    {
        var now = time.GetUtcNow();
        var problems = ProgrammeRules.Check(programme, now);
        if (problems.Count > 0)
        {
            return problems;
        }

        await records.WriteAsync(context =>
        {
            problems = [];
            var row = context.Programmes.FirstOrDefault(row => row.Id == Id);
            if (row is null)
            {
                row = new ProgrammeRow { Id = Id, AgencyId = who.AgencyId, Title = "", Document = "", CreatedAt = now };
                context.Programmes.Add(row);
            }
            else if (row.OfferedAt is not null)
            {
                problems = [Problem.At(ProblemCode.WrongState, "Districts were offered it as it is, so it is fixed now. Make a new programme.", "id")];
                return;
            }

            row.Take(programme);
            audit.Add(context, who, AuditAction.ProgrammePut, Id, []);
        });
        return problems;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Problem>> OfferAsync(IReadOnlyList<Guid>? districts, Window? window, Principal who)
    {
        var now = time.GetUtcNow();
        IReadOnlyList<Problem> problems = [];
        await records.WriteAsync(context =>
        {
            if (context.Programmes.FirstOrDefault(row => row.Id == Id) is not { } row)
            {
                problems = [Unknown];
                return;
            }

            var programme = row.ToProgramme();
            window ??= new Window(programme.OpensAt, programme.ClosesAt);
            var chosen = context.Districts.AsNoTracking()
                .Where(district => district.AgencyId == row.AgencyId && district.ClosedOn == null && district.Standing != TenantStanding.Offboarded)
                .Where(district => districts == null ? district.Kind == DistrictKind.District && district.Standing != TenantStanding.Suspended : districts.Contains(district.Id))
                .Select(district => district.Id)
                .ToHashSet();
            problems = [.. ProgrammeRules.Check(window, now), .. districts?.All(chosen.Contains) == false ? [UnknownDistrict] : Array.Empty<Problem>()];
            if (problems.Count > 0)
            {
                return;
            }

            row.OfferedAt ??= now;
            Offer(context, row.AgencyId, chosen, window, now);
            audit.Add(context, who, AuditAction.ProgrammeOffered, Id, chosen.Select(who.District));
        });
        return problems;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Problem>> ExtendAsync(IReadOnlyList<Guid>? districts, DateTimeOffset closesAt, string? reason, Principal who)
    {
        if (Reasons.MustBeGiven(reason) is { } missing)
        {
            return [missing];
        }

        // Each district's public reads it.
        if (ChangeRules.MayBeRead(reason, "reason").ToList() is { Count: > 0 } unfit)
        {
            return unfit;
        }

        var now = time.GetUtcNow();
        await using var read = records.Read(TenantScope.System);
        var offers = await read.Offers
            .Where(offer => offer.ProgrammeId == Id && (offer.State == OfferState.Offered || offer.State == OfferState.Accepted))
            .Where(offer => districts == null ? offer.ClosesAt > now && offer.ClosesAt < closesAt : districts.Contains(offer.DistrictId))
            .ToListAsync();
        var problems = new List<Problem>();
        if (districts is not null && offers.Count < districts.Distinct().Count())
        {
            problems.Add(UnknownDistrict);
        }

        foreach (var offer in offers)
        {
            var campaign = offer.CampaignId is { } id ? await GrainFactory.GetGrain<ICampaignGrain>(id).GetAsync() : null;
            if (ProgrammeRules.MayExtend(campaign, offer.Window, closesAt, now) is { } problem)
            {
                var name = await read.Districts.Where(row => row.Id == offer.DistrictId).Select(row => row.Name).SingleAsync();
                problems.Add(problem with { Message = $"{name}: {problem.Message}" });
            }
        }

        return problems.Count > 0 ? problems : await ExtendAsync(offers, closesAt, reason!, who);
    }

    /// <inheritdoc/>
    public async Task<Problem?> WithdrawAsync(Guid offerId, string? reason, Principal who)
    {
        var problem = Reasons.MustBeGiven(reason);
        if (problem is not null)
        {
            return problem;
        }

        await records.WriteAsync(context =>
        {
            var offer = context.Offers.FirstOrDefault(row => row.Id == offerId && row.ProgrammeId == Id);
            problem = offer is null ? Problem.At(ProblemCode.NotFound, "There is no such offer.", "id") : OfferRules.MayWithdraw(offer.State);
            if (problem is null)
            {
                offer!.Answer(OfferState.Withdrawn, who.Name, time.GetUtcNow(), Reasons.Clean(reason));
                audit.Add(context, who, AuditAction.OfferWithdrawn, offerId, [who.District(offer.DistrictId)], reason);
            }
        });
        return problem;
    }

    private void Offer(CollabContext context, Guid agency, HashSet<Guid> districts, Window window, DateTimeOffset now)
    {
        var before = context.Offers.Where(offer => offer.ProgrammeId == Id).ToDictionary(offer => offer.DistrictId);
        foreach (var district in districts)
        {
            if (!before.TryGetValue(district, out var offer))
            {
                context.Offers.Add(new OfferRow
                {
                    Id = Guid.CreateVersion7(),
                    ProgrammeId = Id,
                    AgencyId = agency,
                    DistrictId = district,
                    OpensAt = window.OpensAt,
                    ClosesAt = window.ClosesAt,
                    OfferedAt = now,
                });
            }
            else if (offer.State == OfferState.Withdrawn)
            {
                (offer.State, offer.AnsweredAt, offer.AnsweredBy, offer.Reason) = (OfferState.Offered, null, null, null);
                (offer.OpensAt, offer.ClosesAt, offer.OfferedAt) = (window.OpensAt, window.ClosesAt, now);
            }
        }
    }

    // The offers first: a district that accepts meanwhile gets the later time with its campaign. One that closed meanwhile is told of.
    private async Task<IReadOnlyList<Problem>> ExtendAsync(List<OfferRow> offers, DateTimeOffset closesAt, string reason, Principal who)
    {
        var ids = offers.Select(offer => offer.Id).ToList();
        await records.WriteAsync(context =>
        {
            foreach (var offer in context.Offers.Where(offer => ids.Contains(offer.Id)))
            {
                offer.ClosesAt = closesAt;
            }

            audit.Add(context, who, AuditAction.ProgrammeExtended, Id, offers.Select(offer => who.District(offer.DistrictId)), reason);
        });
        await using var read = records.Read(TenantScope.System);
        var campaigns = await read.Offers.Where(offer => ids.Contains(offer.Id) && offer.CampaignId != null).Select(offer => offer.CampaignId!.Value).ToListAsync();
        var outcomes = await Task.WhenAll(campaigns.Select(id => GrainFactory.GetGrain<ICampaignGrain>(id).ExtendAsync(closesAt, reason, who)));
        return [.. outcomes.SelectMany(outcome => outcome.Problems)];
    }
}
