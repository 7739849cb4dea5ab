using CommunityCollab.Core.Access;

namespace CommunityCollab.Data.Access;

/// <summary>Who acts for a tenant, as a change of rights has to know it: read in the same piece of writing as the change.</summary>
public static class TenantStaff
{
    /// <summary>The roles of a tenant that were not ended, of the people who can sign in.</summary>
    /// <param name="context">The context that writes.</param>
    /// <param name="agencyId">The agency.</param>
    /// <param name="districtId">Its district; null for the agency itself.</param>
    public static List<Grant> RolesIn(this CollabContext context, Guid agencyId, Guid? districtId) =>
        context.Grants
            .Where(row => row.AgencyId == agencyId && row.DistrictId == districtId && row.RevokedAt == null)
            .Where(row => context.People.Any(person => person.Id == row.PersonId && person.DeprovisionedAt == null))
            .AsEnumerable()
            .Select(row => row.ToGrant())
            .ToList();

    /// <summary>Whether a tenant has an administrator who can sign in, or has one to come.</summary>
    /// <param name="context">The context that writes.</param>
    /// <param name="agencyId">The agency.</param>
    /// <param name="districtId">Its district; null for the agency itself.</param>
    /// <param name="now">The moment.</param>
    public static bool HasAdministrator(this CollabContext context, Guid agencyId, Guid? districtId, DateTimeOffset now) =>
        GrantRules.HasAdministrator(context.RolesIn(agencyId, districtId), districtId is null, now);

    /// <summary>Someone as the giver of rights in a tenant.</summary>
    /// <param name="context">The context that writes.</param>
    /// <param name="who">Who gives.</param>
    /// <param name="districtId">The district the rights are in; null for the agency itself.</param>
    /// <param name="now">The moment.</param>
    public static Giver GiverOf(this CollabContext context, Principal who, Guid? districtId, DateTimeOffset now) =>
        new(who.Scopes, who.DistrictId is null, districtId is not null && context.IsOfAgency(who), context.HasAdministrator(who.AgencyId, districtId, now));

    /// <summary>Whether a person made a credential, or made what made it.</summary>
    /// <param name="context">The context that writes.</param>
    /// <param name="credentialId">The credential.</param>
    /// <param name="personId">The person.</param>
    public static bool IsBehind(this CollabContext context, Guid credentialId, Guid personId)
    {
        var maker = context.MakerOf(credentialId);
        while (maker is { } found && found != personId)
        {
            maker = context.MakerOf(found);
        }

        return maker is not null;
    }

    /// <summary>Who stands behind someone: the person who made a credential, or made what made it; a person, or a credential that nobody
    /// known made, themselves.</summary>
    /// <param name="context">The context that writes.</param>
    /// <param name="id">The person or the credential.</param>
    public static Guid OriginOf(this CollabContext context, Guid id)
    {
        while (context.MakerOf(id) is { } maker)
        {
            id = maker;
        }

        return id;
    }

    private static Guid? MakerOf(this CollabContext context, Guid credentialId) =>
        context.Credentials.Where(row => row.Id == credentialId).Select(row => row.MakerId).FirstOrDefault();

    // A person acts for the agency in a district as long as nobody but the agency brought them there. The operator acts for nobody.
    private static bool IsOfAgency(this CollabContext context, Principal who) => who.DistrictId is null || who.Kind switch
    {
        PrincipalKind.Machine => context.Credentials.Any(row => row.Id == who.Id && row.IsOfAgency),
        PrincipalKind.Staff => !context.Grants.Any(row => row.PersonId == who.Id && row.DistrictId == who.DistrictId && row.RevokedAt == null && !row.IsOfAgency),
        _ => false,
    };
}
