using CommunityCollab.Core.Access;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;

namespace CommunityCollab.Grains.Campaigns;

/// <summary>Who acts on a campaign, in the role that its public history names.</summary>
internal static class CampaignActors
{
    /// <summary>A principal as the campaign's rules know them: a credential counts as the person who made it.</summary>
    /// <param name="context">The context of the change.</param>
    /// <param name="who">The principal.</param>
    public static CampaignActor ActorOf(this CollabContext context, Principal who) => new(context.OriginOf(who.Id), who.Name, RoleOf(who));

    private static ActorRole RoleOf(Principal who) =>
        who.DistrictId is null ? ActorRole.Agency
        : who.Kind == PrincipalKind.Machine ? ActorRole.Credential
        : who.Scopes.IsSupersetOf(Roles.ScopesOf(Role.DistrictAdministrator)) ? ActorRole.DistrictAdministrator
        : ActorRole.CampaignLead;
}
