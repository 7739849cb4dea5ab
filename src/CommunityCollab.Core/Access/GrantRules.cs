using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Access;

/// <summary>What must hold when roles are granted and ended. Whoever cannot sign in does not count: the roles given here are those of
/// people whose accounts are open.</summary>
public static class GrantRules
{
    /// <summary>What is wrong with a new grant; null when nothing is.</summary>
    /// <param name="role">The role.</param>
    /// <param name="isAgency">Whether the tenant is an agency.</param>
    /// <param name="from">From when it holds.</param>
    /// <param name="until">Until when; null for no end.</param>
    /// <param name="now">The moment.</param>
    public static Problem? MayGrant(Role role, bool isAgency, DateTimeOffset from, DateTimeOffset? until, DateTimeOffset now)
    {
        if (Roles.IsOfAgency(role) != isAgency)
        {
            return Problem.At(ProblemCode.Invalid, isAgency ? "This is a district's role; an agency has administrators and analysts." : "This is an agency's role; a district has its own.", "role");
        }

        return until <= from || until <= now
            ? Problem.At(ProblemCode.Invalid, "A role ends after it begins, and in the future; leave the end out for none.", "until")
            : null;
    }

    /// <summary>Whether a tenant has an administrator, or has one to come.</summary>
    /// <param name="roles">The tenant's roles of those who can sign in.</param>
    /// <param name="isAgency">Whether the tenant is an agency.</param>
    /// <param name="now">The moment.</param>
    public static bool HasAdministrator(IEnumerable<Grant> roles, bool isAgency, DateTimeOffset now) =>
        roles.Any(grant => grant.Role == Roles.AdministratorOf(isAgency) && grant.LastsBeyond(now));

    /// <summary>What is wrong with taking roles away; null when nothing is. A tenant that has an administrator whose role has no end in
    /// sight keeps one, so that somebody can let others in; one that has an administrator for a time keeps that one.</summary>
    /// <param name="before">The tenant's roles of those who can sign in.</param>
    /// <param name="after">Those of them that would be left.</param>
    /// <param name="isAgency">Whether the tenant is an agency.</param>
    /// <param name="now">The moment.</param>
    public static Problem? MayTakeAway(IReadOnlyCollection<Grant> before, IReadOnlyCollection<Grant> after, bool isAgency, DateTimeOffset now)
    {
        bool Acts(Grant grant) => grant.Role == Roles.AdministratorOf(isAgency) && grant.HoldsAt(now);
        bool Lasts(Grant grant) => Acts(grant) && grant.Until is null;
        return (before.Any(Lasts) && !after.Any(Lasts)) || (before.Any(Acts) && !after.Any(Acts))
            ? Problem.At(ProblemCode.Forbidden, "This is the last administrator who can sign in. Make another one first, without an end date.")
            : null;
    }
}
