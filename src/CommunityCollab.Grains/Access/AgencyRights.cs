using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;

namespace CommunityCollab.Grains.Access;

/// <summary>What an agency may do for a district that nobody runs yet, and no longer once somebody does.</summary>
/// <param name="audit">The log.</param>
/// <param name="time">The clock.</param>
public sealed class AgencyRights(AuditLog audit, TimeProvider time)
{
    /// <summary>The refusal to let a credential bring back who made it.</summary>
    internal static Problem OwnMaker =>
        Problem.At(ProblemCode.Forbidden, "This credential was made by that person, or by what they made; it gives them no rights. Another administrator does.");

    /// <summary>Takes from all that an agency made for a district what the district alone gives out, as its first administrator comes.</summary>
    /// <param name="context">The context that writes, with the administrator.</param>
    /// <param name="district">The district.</param>
    /// <param name="who">Who brings the administrator.</param>
    /// <returns>Whose watching ends once it is written.</returns>
    public IReadOnlyList<Guid> TakeBack(CollabContext context, TenantRef district, Principal who)
    {
        var now = time.GetUtcNow();
        var credentials = context.Credentials
            .Where(row => row.AgencyId == district.AgencyId && row.DistrictId == district.DistrictId && row.IsOfAgency && row.RevokedAt == null)
            .AsEnumerable()
            .Where(row => row.ScopeSet.Any(GivingRules.IsTheDistrictsOwn))
            .ToList();
        foreach (var row in credentials)
        {
            Narrow(context, row, district, who, now);
        }

        var grants = context.Grants
            .Where(row => row.AgencyId == district.AgencyId && row.DistrictId == district.DistrictId && row.IsOfAgency && row.RevokedAt == null)
            .AsEnumerable()
            .Where(row => GivingRules.IsTheDistrictsOwn(row.Role))
            .ToList();
        foreach (var row in grants)
        {
            (row.RevokedAt, row.RevokedBy) = (now, who.Name);
            audit.Add(context, who, AuditAction.RoleEnded(row.Role), row.PersonId, [district]);
        }

        return [.. credentials.Select(row => row.Id), .. grants.Select(row => row.PersonId)];
    }

    private void Narrow(CollabContext context, CredentialRow row, TenantRef district, Principal who, DateTimeOffset now)
    {
        var kept = row.ScopeSet.Where(scope => !GivingRules.IsTheDistrictsOwn(scope)).ToList();
        if (kept.Count > 0)
        {
            row.Scopes = string.Join(' ', kept);
            audit.Add(context, who, AuditAction.CredentialNarrowed, row.Id, [district]);
        }
        else
        {
            row.RevokedAt = now;
            audit.Add(context, who, AuditAction.CredentialRevoked, row.Id, [district]);
        }
    }
}
