using System.Text.Json;
using CommunityCollab.Core.Access;
using CommunityCollab.Core.Policies;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Policies;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Tenancy;

/// <summary>A state education agency.</summary>
[Alias("IAgencyGrain")]
public interface IAgencyGrain : IGrainWithGuidKey
{
    /// <summary>Founds the agency; founding it again changes nothing.</summary>
    [Alias("Found")]
    Task FoundAsync(string name, string stateCode);

    /// <summary>Brings on districts. Those it has under the same LEAID, or without codes under the same name as people see it, are left
    /// as they are.</summary>
    /// <param name="districts">The districts.</param>
    /// <param name="who">Who brings them on.</param>
    [Alias("AddDistricts")]
    Task<Outcome<IReadOnlyList<NewDistrict>>> AddDistrictsAsync(IReadOnlyList<NewDistrict> districts, Principal who);

    /// <summary>Makes a district a member of a BOCES or a charter institute. It may be in several at once.</summary>
    /// <param name="memberId">The district.</param>
    /// <param name="ofId">The BOCES or charter institute.</param>
    /// <param name="from">The first day.</param>
    /// <param name="who">Who says so.</param>
    /// <returns>What is wrong; null when it was done, or was so already.</returns>
    [Alias("AddMembership")]
    Task<Problem?> AddMembershipAsync(Guid memberId, Guid ofId, DateOnly from, Principal who);

    /// <summary>Publishes a pack. It holds from its first day for new campaigns, and for open ones as far as it is stricter.</summary>
    /// <param name="pack">The pack; its version is given here.</param>
    /// <param name="who">Who publishes it.</param>
    /// <returns>The pack with its version.</returns>
    [Alias("PublishPolicy")]
    Task<Outcome<PolicyPack>> PublishPolicyAsync(PolicyPack pack, Principal who);

    /// <summary>Ends a membership; that it was is kept.</summary>
    /// <param name="membershipId">The membership.</param>
    /// <param name="until">The last day.</param>
    /// <param name="who">Who says so.</param>
    /// <returns>What is wrong; null when it was done.</returns>
    [Alias("EndMembership")]
    Task<Problem?> EndMembershipAsync(Guid membershipId, DateOnly until, Principal who);
}

/// <summary>A district to be brought on.</summary>
/// <param name="Id">The id it gets; of the one already there, in an answer.</param>
/// <param name="Name">Its name, as its state writes it.</param>
/// <param name="Pupils">Pupils counted; null when not known.</param>
/// <param name="PupilsSource">Where the count comes from, with its date.</param>
[GenerateSerializer, Immutable, Alias("NewDistrict")]
public sealed record NewDistrict(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] int? Pupils,
    [property: Id(3)] string? PupilsSource)
{
    /// <summary>What it is.</summary>
    [Id(4)]
    public DistrictKind Kind { get; init; }

    /// <summary>Its LEAID; null when not known.</summary>
    [Id(5)]
    public string? Leaid { get; init; }

    /// <summary>Its code in its state; null when not known.</summary>
    [Id(6)]
    public string? StateAssignedId { get; init; }
}

/// <inheritdoc cref="IAgencyGrain"/>
internal sealed class AgencyGrain(Records records, AuditLog audit, TimeProvider time) : Grain, IAgencyGrain
{
    /// <summary>The longest name of a district, in characters a reader sees.</summary>
    internal const int LongestName = 200;

    private Guid Id => this.GetPrimaryKey();

    /// <inheritdoc/>
    public Task FoundAsync(string name, string stateCode) =>
        records.WriteAsync(context =>
        {
            if (!context.Agencies.Any(row => row.Id == Id))
            {
                context.Agencies.Add(new AgencyRow { Id = Id, Name = name, StateCode = stateCode });
                audit.Add(context, Principal.Server("operator", new(Id, null)), AuditAction.AgencyFounded, Id, []);
            }
        });

    /// <inheritdoc/>
    public async Task<Outcome<IReadOnlyList<NewDistrict>>> AddDistrictsAsync(IReadOnlyList<NewDistrict> districts, Principal who)
    {
        var problems = districts.SelectMany(Check).ToList();
        var answer = new List<NewDistrict>(districts.Count);
        await records.WriteAsync(context =>
        {
            answer.Clear();
            var fips = context.Agencies.AsNoTracking().Where(row => row.Id == Id).Select(row => row.StateCode).Single();
            problems.AddRange(districts.SelectMany((district, place) => DistrictCodes.Check(district.Leaid, district.StateAssignedId, fips, "districts", $"{place}")));
            if (problems.Count > 0)
            {
                return;
            }

            var arrivals = new DistrictArrivals(context, Id);
            answer.AddRange(districts.Select(arrivals.Take));
            problems.AddRange(arrivals.Problems);
            if (problems.Count == 0)
            {
                context.Districts.AddRange(arrivals.Rows);
                foreach (var row in arrivals.Rows)
                {
                    audit.Add(context, who, AuditAction.DistrictAdded, row.Id, [who.District(row.Id)]);
                }
            }
        });
        return problems.Count > 0 ? Outcome.Refused<IReadOnlyList<NewDistrict>>(problems) : new Outcome<IReadOnlyList<NewDistrict>> { Value = answer };
    }

    /// <inheritdoc/>
    public async Task<Problem?> AddMembershipAsync(Guid memberId, Guid ofId, DateOnly from, Principal who)
    {
        Problem? problem = null;
        await records.WriteAsync(context =>
        {
            var both = context.Districts.AsNoTracking().Where(row => row.AgencyId == Id && (row.Id == memberId || row.Id == ofId)).ToDictionary(row => row.Id);
            problem = MembershipProblem(both.GetValueOrDefault(memberId), both.GetValueOrDefault(ofId));
            if (problem is not null || context.Memberships.Any(row => row.MemberId == memberId && row.OfId == ofId && (row.Until == null || row.Until >= from)))
            {
                return;
            }

            var membership = new MembershipRow { Id = Guid.CreateVersion7(), AgencyId = Id, MemberId = memberId, OfId = ofId, From = from };
            context.Memberships.Add(membership);
            audit.Add(context, who, AuditAction.MembershipAdded, membership.Id, [who.District(memberId), who.District(ofId)]);
        });
        return problem;
    }

    /// <inheritdoc/>
    public async Task<Problem?> EndMembershipAsync(Guid membershipId, DateOnly until, Principal who)
    {
        Problem? problem = null;
        await records.WriteAsync(context =>
        {
            var row = context.Memberships.FirstOrDefault(row => row.Id == membershipId && row.AgencyId == Id);
            problem = row is null
                ? Problem.At(ProblemCode.NotFound, "There is no such membership.", "id")
                : until < row.From ? Problem.At(ProblemCode.Invalid, $"It began on {row.From:yyyy-MM-dd}; it ends on that day or later.", "until") : null;
            if (problem is null)
            {
                row!.Until = until;
                audit.Add(context, who, AuditAction.MembershipEnded, membershipId, [who.District(row.MemberId), who.District(row.OfId)]);
            }
        });
        return problem;
    }

    /// <inheritdoc/>
    public async Task<Outcome<PolicyPack>> PublishPolicyAsync(PolicyPack pack, Principal who)
    {
        var now = time.GetUtcNow();
        var problems = PolicyPackRules.Check(pack, DateOnly.FromDateTime(now.UtcDateTime)).ToList();
        if (problems.Count > 0)
        {
            return Outcome.Refused<PolicyPack>(problems);
        }

        var published = pack;
        await records.WriteAsync(context =>
        {
            published = pack with { Version = (context.PolicyPacks.Where(row => row.AgencyId == Id).Max(row => (int?)row.Version) ?? 0) + 1 };
            var row = new PolicyPackRow
            {
                Id = Guid.CreateVersion7(),
                AgencyId = Id,
                Version = published.Version,
                EffectiveFrom = published.EffectiveFrom,
                Document = JsonSerializer.Serialize(published, RecordJson.Default.PolicyPack),
                PublishedBy = who.Name,
                PublishedAt = now,
            };
            context.PolicyPacks.Add(row);
            audit.Add(context, who, AuditAction.PolicyPublished, row.Id, []);
        });
        return published;
    }

    private static Problem? MembershipProblem(DistrictRow? member, DistrictRow? of) => (member, of) switch
    {
        (null, _) => Problem.At(ProblemCode.NotFound, "There is no such district.", "memberId"),
        (_, null) => Problem.At(ProblemCode.NotFound, "There is no such BOCES or charter institute.", "ofId"),
        (_, { Kind: DistrictKind.District }) => Problem.At(ProblemCode.Invalid, "A district has schools and no members; give a BOCES or a charter institute.", "ofId"),
        _ when member.Id == of.Id => Problem.At(ProblemCode.Invalid, "Nothing is a member of itself.", "ofId"),
        _ => null,
    };

    private static IEnumerable<Problem> Check(NewDistrict district, int place)
    {
        foreach (var problem in Core.Activities.PlainText.Check(district.Name, LongestName, "districts", $"{place}", "name"))
        {
            yield return problem;
        }

        if (district.Pupils < 0)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A count of pupils is not negative; leave it out when it is not known. {district.Pupils} was sent.", "districts", $"{place}", "pupils");
        }
    }
}
