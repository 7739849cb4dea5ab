using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;

namespace CommunityCollab.Grains.Access;

/// <summary>Closes and reopens the accounts of people who left.</summary>
/// <param name="records">The records.</param>
/// <param name="audit">The log.</param>
/// <param name="endings">Ends what they watch.</param>
/// <param name="time">The clock.</param>
public sealed class Accounts(Records records, AuditLog audit, TenantEndings endings, TimeProvider time)
{
    /// <summary>Closes an account. A tenant's last administrator is kept, and so is who holds a role in another tenant.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="who">Who closes it.</param>
    /// <param name="reason">Why.</param>
    /// <returns>What is wrong; null when it is closed.</returns>
    public async Task<Problem?> CloseAsync(Guid personId, Principal who, string reason)
    {
        if (Reasons.MustBeGiven(reason) is { } unsaid)
        {
            return unsaid;
        }

        var problem = default(Problem);
        await records.WriteAsync(context =>
        {
            problem = MayClose(context, personId, who);
            var person = context.People.Single(row => row.Id == personId);
            if (problem is null && person.DeprovisionedAt is null)
            {
                person.DeprovisionedAt = time.GetUtcNow();
                audit.Add(context, who, AuditAction.AccountClosed, personId, [], reason);
            }
        });
        if (problem is null)
        {
            endings.EndPrincipal(personId);
        }

        return problem;
    }

    /// <summary>Opens an account again.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="who">Who opens it.</param>
    /// <returns>What is wrong; null when it is open.</returns>
    public async Task<Problem?> ReopenAsync(Guid personId, Principal who)
    {
        var problem = default(Problem);
        await records.WriteAsync(context =>
        {
            var person = context.People.Single(row => row.Id == personId);
            problem = HoldsElsewhere(context, personId, who) ? Elsewhere : null;
            if (problem is null && person.DeprovisionedAt is not null)
            {
                person.DeprovisionedAt = null;
                audit.Add(context, who, AuditAction.AccountReopened, personId, []);
            }
        });
        return problem;
    }

    private static Problem Elsewhere => Problem.At(ProblemCode.Forbidden, "This person also holds a role in another district or agency. End their roles here instead.", "personId");

    private Problem? MayClose(CollabContext context, Guid personId, Principal who)
    {
        if (HoldsElsewhere(context, personId, who))
        {
            return Elsewhere;
        }

        var now = time.GetUtcNow();
        var tenant = context.Grants.Where(row => row.AgencyId == who.AgencyId && row.DistrictId == who.DistrictId).ToList().ConvertAll(row => row.ToGrant());
        var others = tenant.Where(grant => grant.PersonId != personId).ToList();
        return tenant.Where(grant => grant.PersonId == personId)
            .Select(grant => GrantRules.MayRevoke([.. others, grant], grant, who.DistrictId is null, now))
            .FirstOrDefault(problem => problem is not null);
    }

    private bool HoldsElsewhere(CollabContext context, Guid personId, Principal who)
    {
        var now = time.GetUtcNow();
        return context.Grants.Where(row => row.PersonId == personId && (row.AgencyId != who.AgencyId || row.DistrictId != who.DistrictId)).ToList()
            .Exists(row => row.ToGrant().HoldsAt(now));
    }
}
