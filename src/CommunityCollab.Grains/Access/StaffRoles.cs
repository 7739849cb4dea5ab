using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;

namespace CommunityCollab.Grains.Access;

/// <summary>Grants roles to people and ends them. What a change depends on is read in the same piece of writing, so that two
/// administrators who end each other's roles at once do not leave a tenant without any.</summary>
/// <param name="records">The records.</param>
/// <param name="audit">The log.</param>
/// <param name="agencyRights">Takes back what an agency made.</param>
/// <param name="held">The credentials people answer for.</param>
/// <param name="endings">Ends what they watch.</param>
/// <param name="time">The clock.</param>
public sealed class StaffRoles(Records records, AuditLog audit, AgencyRights agencyRights, HeldCredentials held, TenantEndings endings, TimeProvider time)
{
    /// <summary>Grants a role; one that the person holds already is answered with as it is.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="role">The role.</param>
    /// <param name="tenant">The tenant it is held in.</param>
    /// <param name="from">From when it holds.</param>
    /// <param name="until">Until when; null for no end.</param>
    /// <param name="who">Who grants it.</param>
    public async Task<Outcome<Grant>> GrantAsync(Guid personId, Role role, TenantRef tenant, DateTimeOffset from, DateTimeOffset? until, Principal who)
    {
        var outcome = default(Outcome<Grant>);
        IReadOnlyList<Guid> ended = [];
        await records.WriteAsync(context => (outcome, ended) = Grant(context, personId, role, tenant, from, until, who));
        End(ended);
        return outcome!;
    }

    /// <summary>Ends a role of the tenant of who ends it, at once. The last administrator's is kept. With the last role of a person there
    /// the credentials end that they answer for, or another takes them over.</summary>
    /// <param name="grantId">The grant.</param>
    /// <param name="successorId">Who takes the credentials over; null for nobody.</param>
    /// <param name="who">Who ends it.</param>
    /// <param name="reason">Why.</param>
    public async Task<Outcome<Grant>> EndAsync(Guid grantId, Guid? successorId, Principal who, string? reason)
    {
        if (Reasons.Check(reason) is { } tooLong)
        {
            return tooLong;
        }

        var outcome = default(Outcome<Grant>);
        IReadOnlyList<Guid> ended = [];
        await records.WriteAsync(context => (outcome, ended) = End(context, grantId, successorId, who, reason));
        End(ended);
        return outcome!;
    }

    /// <summary>Grants a role in a piece of writing.</summary>
    /// <param name="context">The context that writes.</param>
    /// <param name="personId">The person.</param>
    /// <param name="role">The role.</param>
    /// <param name="tenant">The tenant it is held in.</param>
    /// <param name="from">From when it holds.</param>
    /// <param name="until">Until when; null for no end.</param>
    /// <param name="who">Who grants it.</param>
    /// <returns>The grant or why not, and whose watching ends with it once it is written.</returns>
    internal (Outcome<Grant> Outcome, IReadOnlyList<Guid> Ended) Grant(
        CollabContext context, Guid personId, Role role, TenantRef tenant, DateTimeOffset from, DateTimeOffset? until, Principal who)
    {
        var now = time.GetUtcNow();
        if (GrantRules.MayGrant(role, tenant.DistrictId is null, from, until, now) is { } problem)
        {
            return (problem, []);
        }

        if (!context.People.Any(person => person.Id == personId && person.DeprovisionedAt == null))
        {
            return (Problem.At(ProblemCode.WrongState, "This person's account is closed. Open it again first.", "personId"), []);
        }

        var roles = context.RolesIn(tenant.AgencyId, tenant.DistrictId);
        if (roles.Find(grant => grant.PersonId == personId && grant.Role == role && grant.Until == until && grant.HoldsAt(now)) is { } held)
        {
            return (held, []);
        }

        var giver = context.GiverOf(who, tenant.DistrictId, now);
        if (GivingRules.MayGive(role, giver) is { } wider)
        {
            return (wider with { Path = ["role"] }, []);
        }

        if (who.Kind == PrincipalKind.Machine && context.IsBehind(who.Id, personId))
        {
            return (AgencyRights.OwnMaker with { Path = ["personId"] }, []);
        }

        var row = new GrantRow
        {
            Id = Guid.CreateVersion7(),
            PersonId = personId,
            AgencyId = tenant.AgencyId,
            DistrictId = tenant.DistrictId,
            Role = role,
            From = from,
            Until = until,
            GrantedBy = who.Name,
            IsOfAgency = giver.IsOfAgency && role != Role.DistrictAdministrator,
        };
        context.Grants.Add(row);
        audit.Add(context, who, AuditAction.RoleGranted(role), personId, [tenant]);
        var isFirst = role == Role.DistrictAdministrator && !giver.IsAdministered;
        return (row.ToGrant(), isFirst ? agencyRights.TakeBack(context, tenant, who) : []);
    }

    private (Outcome<Grant> Outcome, IReadOnlyList<Guid> Ended) End(CollabContext context, Guid grantId, Guid? successorId, Principal who, string? reason)
    {
        if (context.Grants.FirstOrDefault(row => row.Id == grantId && row.AgencyId == who.AgencyId && row.DistrictId == who.DistrictId) is not { } row)
        {
            return (Problem.At(ProblemCode.NotFound, "There is no such role.", "id"), []);
        }

        if (row.RevokedAt is not null)
        {
            return (row.ToGrant(), []);
        }

        var now = time.GetUtcNow();
        var before = context.RolesIn(who.AgencyId, who.DistrictId);
        var after = before.FindAll(grant => grant.Id != grantId);
        if (GrantRules.MayTakeAway(before, after, who.DistrictId is null, now) is { } last)
        {
            return (last with { Path = ["id"] }, []);
        }

        var parted = Outcome.Of<IReadOnlyList<Guid>>([]);
        if (!after.Exists(grant => grant.PersonId == row.PersonId && grant.LastsBeyond(now)))
        {
            parted = held.Part(context, row.PersonId, who.Tenant, successorId, who, reason);
        }

        if (parted.Value is not { } ended)
        {
            return (Outcome.Refused<Grant>(parted.Problems), []);
        }

        (row.RevokedAt, row.RevokedBy) = (now, who.Name);
        audit.Add(context, who, AuditAction.RoleEnded(row.Role), row.PersonId, [], reason);
        return (row.ToGrant(), [.. ended, row.PersonId]);
    }

    private void End(IReadOnlyList<Guid> principals)
    {
        foreach (var principal in principals)
        {
            endings.EndPrincipal(principal);
        }
    }
}
