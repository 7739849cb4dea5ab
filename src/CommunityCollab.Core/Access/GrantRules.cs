using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Access;

/// <summary>What must hold when roles are granted and ended.</summary>
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

    /// <summary>What is wrong with ending a grant; null when nothing is. A tenant always keeps an administrator whose role has no
    /// end in sight, so that somebody can let others in.</summary>
    /// <param name="grants">All grants of the tenant.</param>
    /// <param name="ending">The one to end.</param>
    /// <param name="isAgency">Whether the tenant is an agency.</param>
    /// <param name="now">The moment.</param>
    public static Problem? MayRevoke(IEnumerable<Grant> grants, Grant ending, bool isAgency, DateTimeOffset now)
    {
        var administrator = Roles.AdministratorOf(isAgency);
        return Lasts(ending, administrator, now) && !grants.Any(other => other.Id != ending.Id && Lasts(other, administrator, now))
            ? Problem.At(ProblemCode.Forbidden, "This is the last administrator. Make another one first, without an end date.", "id")
            : null;
    }

    private static bool Lasts(Grant grant, Role administrator, DateTimeOffset now) =>
        grant.Role == administrator && grant.Until is null && grant.HoldsAt(now);
}
