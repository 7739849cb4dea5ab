using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;

namespace CommunityCollab.Grains.Access;

/// <summary>What becomes of the credentials that a person answers for, when they leave.</summary>
/// <param name="audit">The log.</param>
/// <param name="time">The clock.</param>
public sealed class HeldCredentials(AuditLog audit, TimeProvider time)
{
    /// <summary>Ends them or, where they are the tenant's own, hands them over to a successor who holds what they carry.</summary>
    /// <param name="context">The context that writes.</param>
    /// <param name="personId">Who leaves.</param>
    /// <param name="of">The tenant they leave; null when they leave altogether.</param>
    /// <param name="successorId">Who takes over; null for nobody.</param>
    /// <param name="who">Who acts.</param>
    /// <param name="reason">Why, for the log.</param>
    /// <returns>Those that ended, or what is wrong; then nothing was changed.</returns>
    public Outcome<IReadOnlyList<Guid>> Part(CollabContext context, Guid personId, TenantRef? of, Guid? successorId, Principal who, string? reason)
    {
        var now = time.GetUtcNow();
        var held = context.Credentials
            .Where(row => row.HolderId == personId && row.RevokedAt == null && row.ExpiresAt > now)
            .AsEnumerable()
            .Where(row => of is null || IsOf(row, of.Value))
            .ToLookup(row => successorId is not null && IsOf(row, who.Tenant));
        if (successorId is { } successor && MayTakeOver(context, successor, personId, held[true], who.Tenant, now) is { } problem)
        {
            return problem with { Path = ["successorId"] };
        }

        foreach (var row in held[true])
        {
            row.HolderId = successorId;
            audit.Add(context, who, AuditAction.CredentialHandedOver, row.Id, [new(row.AgencyId, row.DistrictId)], reason);
        }

        foreach (var row in held[false])
        {
            row.RevokedAt = now;
            audit.Add(context, who, AuditAction.CredentialRevoked, row.Id, [new(row.AgencyId, row.DistrictId)], reason);
        }

        return Outcome.Of<IReadOnlyList<Guid>>([.. held[false].Select(row => row.Id)]);
    }

    // What an agency made for its districts is its own too.
    private static bool IsOf(CredentialRow row, TenantRef tenant) =>
        row.AgencyId == tenant.AgencyId && (row.DistrictId == tenant.DistrictId || (tenant.DistrictId is null && row.IsOfAgency));

    private static Problem? MayTakeOver(CollabContext context, Guid successorId, Guid personId, IEnumerable<CredentialRow> held, TenantRef tenant, DateTimeOffset now)
    {
        var roles = context.RolesIn(tenant.AgencyId, tenant.DistrictId).FindAll(grant => grant.PersonId == successorId && grant.HoldsAt(now));
        if (successorId == personId || roles.Count == 0)
        {
            return Problem.At(ProblemCode.NotFound, "There is nobody else here of this id who holds a role and can sign in.");
        }

        var scopes = roles.SelectMany(grant => Roles.ScopesOf(grant.Role)).ToHashSet(StringComparer.Ordinal);
        return held.SelectMany(row => row.ScopeSet.Where(scope => !scopes.Contains(scope)).Select(scope =>
                Problem.At(ProblemCode.Forbidden, $"The credential '{row.Name}' has the scope '{scope}', which this person lacks. Choose someone who has it, or let the credentials end.")))
            .FirstOrDefault();
    }
}
