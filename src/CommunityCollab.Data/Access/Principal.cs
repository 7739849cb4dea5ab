using CommunityCollab.Core.Access;
using CommunityCollab.Data.Tenancy;

namespace CommunityCollab.Data.Access;

/// <summary>Who acts, in one tenant: a machine with its credential, a member of staff with their roles, or the server itself.</summary>
/// <param name="Id">The credential's or the person's id; none of the server.</param>
/// <param name="Name">Their name, for the log.</param>
/// <param name="Kind">Which of these.</param>
/// <param name="AgencyId">The agency they act for or under.</param>
/// <param name="DistrictId">The district they act for; null for the agency itself.</param>
/// <param name="Scopes">What they may do.</param>
[GenerateSerializer, Immutable, Alias("Principal")]
public sealed record Principal(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] PrincipalKind Kind,
    [property: Id(3)] Guid AgencyId,
    [property: Id(4)] Guid? DistrictId,
    [property: Id(5)] IReadOnlySet<string> Scopes)
{
    /// <summary>The only campaigns they may reach; null for every one of their district's.</summary>
    [Id(6)]
    public IReadOnlySet<Guid>? Campaigns { get; init; }

    /// <summary>Whose rows they may see.</summary>
    public TenantScope TenantScope => new(AgencyId, DistrictId)
    {
        OnlyCampaigns = Campaigns is null ? null : [.. Campaigns],
        SeesHiddenTexts = Scopes.Contains(Core.Access.Scopes.ModerationWrite) || Scopes.Contains(Core.Access.Scopes.ResultsRows),
        SeesRows = Scopes.Contains(Core.Access.Scopes.ResultsRows),
    };

    /// <summary>The tenant itself: the district, or the agency.</summary>
    public Guid TenantId => DistrictId ?? AgencyId;

    /// <summary>The tenant they act for.</summary>
    public TenantRef Tenant => new(AgencyId, DistrictId);

    /// <summary>Their agency, or their district's.</summary>
    public TenantRef Agency => new(AgencyId, null);

    /// <summary>The server itself, acting by its clock or on its operator's command line.</summary>
    /// <param name="name">Which of the two.</param>
    /// <param name="tenant">Whom it acts for.</param>
    public static Principal Server(string name, TenantRef tenant) => new(Guid.Empty, name, PrincipalKind.Server, tenant.AgencyId, tenant.DistrictId, new HashSet<string>());

    /// <summary>A district of their agency.</summary>
    public TenantRef District(Guid id) => new(AgencyId, id);

    /// <summary>Whether they act for a district in one of its campaigns.</summary>
    public bool ActsIn(Guid districtId, Guid campaignId) => DistrictId == districtId && Campaigns?.Contains(campaignId) != false;
}
