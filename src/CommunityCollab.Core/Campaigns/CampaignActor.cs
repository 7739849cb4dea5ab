namespace CommunityCollab.Core.Campaigns;

/// <summary>Who changes or moves a campaign.</summary>
/// <param name="Id">The person's id, or the credential's.</param>
/// <param name="Name">Their name, for the district's own staff.</param>
/// <param name="Role">In which role, as the public is told.</param>
[GenerateSerializer, Immutable, Alias("CampaignActor")]
public sealed record CampaignActor([property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] ActorRole Role);

/// <summary>In which role someone changed a campaign. The public is told the role and never the name.</summary>
[GenerateSerializer, Alias("ActorRole")]
public enum ActorRole
{
    /// <summary>An administrator of the district.</summary>
    DistrictAdministrator,

    /// <summary>A lead of the district's campaigns.</summary>
    CampaignLead,

    /// <summary>A program, with a credential of the district.</summary>
    Credential,

    /// <summary>The agency whose programme it is part of.</summary>
    Agency,
}
