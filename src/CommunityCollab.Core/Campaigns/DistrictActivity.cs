using CommunityCollab.Core.RollUps;

namespace CommunityCollab.Core.Campaigns;

/// <summary>What is going on in a district: its public campaigns, where each stands, and how many take part, in the public's steps.</summary>
/// <param name="DistrictId">The district.</param>
/// <param name="AsOf">When anything in it last changed.</param>
/// <param name="Version">Grows with every change, across restarts too.</param>
/// <param name="Campaigns">Its campaigns that people can see and that are not archived, the newest first.</param>
[GenerateSerializer, Immutable, Alias("DistrictActivity")]
public sealed record DistrictActivity(
    [property: Id(0)] Guid DistrictId,
    [property: Id(1)] DateTimeOffset AsOf,
    [property: Id(2)] long Version,
    [property: Id(3)] IReadOnlyList<CampaignActivity> Campaigns)
{
    /// <summary>Whether another says just the same of the district.</summary>
    public bool SaysTheSameAs(DistrictActivity other) =>
        Campaigns.Count == other.Campaigns.Count && Campaigns.Zip(other.Campaigns).All(pair => pair.First.SaysTheSameAs(pair.Second));
}

/// <summary>What is going on in a campaign.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Title">Its name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="OpensAt">When it opens or opened.</param>
/// <param name="ClosesAt">When it closes or closed.</param>
/// <param name="Activities">How many take part in each of its activities. One person may be in several, so they do not add up.</param>
[GenerateSerializer, Immutable, Alias("CampaignActivity")]
public sealed record CampaignActivity(
    [property: Id(0)] Guid CampaignId,
    [property: Id(1)] string Title,
    [property: Id(2)] CampaignState State,
    [property: Id(3)] DateTimeOffset? OpensAt,
    [property: Id(4)] DateTimeOffset? ClosesAt,
    [property: Id(5)] IReadOnlyList<ActivityParticipation> Activities)
{
    internal bool SaysTheSameAs(CampaignActivity other) =>
        this with { Activities = other.Activities } == other && Activities.SequenceEqual(other.Activities);
}

/// <summary>How many take part in an activity.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Title">Its name.</param>
/// <param name="Respondents">How many people; null while that is too few to say.</param>
/// <param name="Contributions">How many contributions are in force; null while those are of too few people to say.</param>
/// <param name="HeadCount">How many it asks, where the signed head count is of this activity.</param>
[GenerateSerializer, Immutable, Alias("ActivityParticipation")]
public sealed record ActivityParticipation(
    [property: Id(0)] Guid ActivityId,
    [property: Id(1)] string Title,
    [property: Id(2)] long? Respondents,
    [property: Id(3)] long? Contributions,
    [property: Id(4)] int? HeadCount)
{
    /// <summary>Respondents as a share of those asked, to four decimals; never clipped at 1. Null while it is unknown.</summary>
    public decimal? Rate => ParticipationRate.Of(Respondents, HeadCount);
}
