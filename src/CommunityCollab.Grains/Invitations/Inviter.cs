using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Invitations;

namespace CommunityCollab.Grains.Invitations;

/// <summary>Finds who sent an invitation, as whom they are now.</summary>
internal static class Inviter
{
    /// <summary>Whoever sent it, with what they may do now; null when they may no longer give its role.</summary>
    /// <param name="context">The context that grants the role.</param>
    /// <param name="row">The invitation.</param>
    /// <param name="acceptedBy">Who accepts it; null while nobody does. Nobody's own credential brings them back.</param>
    /// <param name="now">The moment.</param>
    public static Principal? Find(CollabContext context, InvitationRow row, Guid? acceptedBy, DateTimeOffset now) =>
        Candidates(context, row, now).FirstOrDefault(who =>
            who.Scopes.Contains(Scopes.StaffWrite)
            && GivingRules.MayGive(row.Role, context.GiverOf(who, row.DistrictId, now)) is null
            && !(acceptedBy is { } person && who.Kind == PrincipalKind.Machine && context.IsBehind(who.Id, person)));

    private static IEnumerable<Principal> Candidates(CollabContext context, InvitationRow row, DateTimeOffset now)
    {
        var machine = context.Credentials.FirstOrDefault(credential => credential.Id == row.InvitedById && credential.AgencyId == row.AgencyId);
        if (machine is not null)
        {
            return machine.IsInForceAt(now) && (machine.DistrictId is null || machine.DistrictId == row.DistrictId)
                ? [new Principal(machine.Id, machine.Name, PrincipalKind.Machine, machine.AgencyId, machine.DistrictId, machine.ScopeSet)]
                : [];
        }

        // For the tenant itself or, as to a district's first administrator, for its agency.
        return ((Guid?[])[row.DistrictId, null]).Distinct().Select(district => new Principal(
            row.InvitedById, row.InvitedBy, PrincipalKind.Staff, row.AgencyId, district, ScopesIn(context, row, district, now)));
    }

    private static HashSet<string> ScopesIn(CollabContext context, InvitationRow row, Guid? district, DateTimeOffset now) =>
        context.RolesIn(row.AgencyId, district).Where(grant => grant.PersonId == row.InvitedById && grant.HoldsAt(now))
            .SelectMany(grant => Roles.ScopesOf(grant.Role)).ToHashSet(StringComparer.Ordinal);
}
