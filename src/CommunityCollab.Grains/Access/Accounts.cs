using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;

namespace CommunityCollab.Grains.Access;

/// <summary>Closes and reopens the accounts of people who left.</summary>
/// <param name="records">The records.</param>
/// <param name="audit">The log.</param>
/// <param name="agencyRights">Takes back what an agency made.</param>
/// <param name="held">The credentials people answer for.</param>
/// <param name="endings">Ends what they watch.</param>
/// <param name="time">The clock.</param>
public sealed class Accounts(Records records, AuditLog audit, AgencyRights agencyRights, HeldCredentials held, TenantEndings endings, TimeProvider time)
{
    private static Problem Elsewhere => Problem.At(ProblemCode.Forbidden, "This person also holds a role in another district or agency. End their roles here instead.", "personId");

    /// <summary>Closes an account, and ends or hands over the credentials its person answers for. A tenant's last administrator is
    /// kept, and so is who holds a role in another tenant.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="successorId">Who takes the credentials over; null for nobody.</param>
    /// <param name="who">Who closes it.</param>
    /// <param name="reason">Why.</param>
    /// <returns>What is wrong; null when it is closed.</returns>
    public async Task<Problem?> CloseAsync(Guid personId, Guid? successorId, Principal who, string reason)
    {
        if (Reasons.MustBeGiven(reason) is { } unsaid)
        {
            return unsaid;
        }

        Outcome<IReadOnlyList<Guid>>? outcome = null;
        await records.WriteAsync(context => outcome = Close(context, personId, successorId, who, reason));
        foreach (var ended in outcome!.Value ?? [])
        {
            endings.EndPrincipal(ended);
        }

        return outcome.Problems is [var problem, ..] ? problem : null;
    }

    /// <summary>Opens an account again. Its person gets back the roles they hold, so it takes the right to give each of them.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="who">Who opens it.</param>
    /// <returns>What is wrong; null when it is open.</returns>
    public async Task<Problem?> ReopenAsync(Guid personId, Principal who)
    {
        Outcome<IReadOnlyList<Guid>>? outcome = null;
        await records.WriteAsync(context => outcome = Reopen(context, personId, who));
        foreach (var ended in outcome!.Value ?? [])
        {
            endings.EndPrincipal(ended);
        }

        return outcome.Problems is [var problem, ..] ? problem : null;
    }

    private Outcome<IReadOnlyList<Guid>> Close(CollabContext context, Guid personId, Guid? successorId, Principal who, string reason)
    {
        var now = time.GetUtcNow();
        var person = context.People.Single(row => row.Id == personId);
        if (HoldsElsewhere(context, personId, who, now))
        {
            return Elsewhere;
        }

        if (person.DeprovisionedAt is not null)
        {
            return Outcome.Of<IReadOnlyList<Guid>>([]);
        }

        var roles = context.RolesIn(who.AgencyId, who.DistrictId);
        if (GrantRules.MayTakeAway(roles, roles.FindAll(grant => grant.PersonId != personId), who.DistrictId is null, now) is { } last)
        {
            return last with { Path = ["personId"] };
        }

        var parted = held.Part(context, personId, of: null, successorId, who, reason);
        if (parted.Value is not { } ended)
        {
            return parted;
        }

        person.DeprovisionedAt = now;
        context.Sessions.RemoveRange(context.Sessions.Where(row => row.PersonId == personId));
        audit.Add(context, who, AuditAction.AccountClosed, personId, [], reason);
        return Outcome.Of<IReadOnlyList<Guid>>([.. ended, personId]);
    }

    private Outcome<IReadOnlyList<Guid>> Reopen(CollabContext context, Guid personId, Principal who)
    {
        var now = time.GetUtcNow();
        var person = context.People.Single(row => row.Id == personId);
        if (HoldsElsewhere(context, personId, who, now))
        {
            return Elsewhere;
        }

        if (person.DeprovisionedAt is null)
        {
            return Outcome.Of<IReadOnlyList<Guid>>([]);
        }

        if (who.Kind == PrincipalKind.Machine && context.IsBehind(who.Id, personId))
        {
            return AgencyRights.OwnMaker with { Path = ["personId"] };
        }

        var giver = context.GiverOf(who, who.DistrictId, now);
        var roles = LastingIn(context, personId, who, now).ConvertAll(grant => grant.Role);
        if (roles.Select(role => GivingRules.MayGive(role, giver)).FirstOrDefault(wider => wider is not null) is { } problem)
        {
            return problem with { Path = ["personId"] };
        }

        person.DeprovisionedAt = null;
        audit.Add(context, who, AuditAction.AccountReopened, personId, []);
        var isFirst = roles.Contains(Role.DistrictAdministrator) && !giver.IsAdministered;
        return Outcome.Of(isFirst ? agencyRights.TakeBack(context, who.Tenant, who) : []);
    }

    private static List<Grant> LastingIn(CollabContext context, Guid personId, Principal who, DateTimeOffset now) =>
        context.Grants.Where(row => row.PersonId == personId && row.AgencyId == who.AgencyId && row.DistrictId == who.DistrictId).ToList()
            .ConvertAll(row => row.ToGrant()).FindAll(grant => grant.LastsBeyond(now));

    // Roles to come count too: nobody could open the account again for two tenants.
    private static bool HoldsElsewhere(CollabContext context, Guid personId, Principal who, DateTimeOffset now) =>
        context.Grants.Where(row => row.PersonId == personId && (row.AgencyId != who.AgencyId || row.DistrictId != who.DistrictId)).ToList()
            .Exists(row => row.ToGrant().LastsBeyond(now));
}
