using CommunityCollab.Core.Access;
using CommunityCollab.Data.Access;

namespace CommunityCollab.Data.Campaigns;

/// <summary>Who may approve a district's campaigns.</summary>
public static class Reviewers
{
    /// <summary>How many people may, at a moment. Whoever cannot sign in does not count.</summary>
    /// <param name="context">The context of the change that asks, so that both are one step.</param>
    /// <param name="agencyId">The district's agency.</param>
    /// <param name="districtId">The district.</param>
    /// <param name="now">The moment.</param>
    public static int Count(CollabContext context, Guid agencyId, Guid districtId, DateTimeOffset now) =>
        context.RolesIn(agencyId, districtId)
            .Where(grant => grant.HoldsAt(now) && Roles.ScopesOf(grant.Role).Contains(Scopes.CampaignsWrite))
            .Select(grant => grant.PersonId)
            .Distinct()
            .Count();
}
