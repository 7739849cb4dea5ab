using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;

namespace CommunityCollab.Core.RollUps;

/// <summary>A district's part in a programme, as a roll-up takes it.</summary>
/// <param name="DistrictId">The district.</param>
/// <param name="Name">Its name.</param>
/// <param name="Campaign">Its campaign.</param>
/// <param name="State">Where the campaign stands at this moment.</param>
/// <param name="SharesParticipation">Whether an agreement in force lets flow how many took part.</param>
/// <param name="SharesResults">Whether one lets flow what they said.</param>
/// <param name="Tally">The core activity as the district publishes it; null when nothing was shared, so that it was not even asked for.</param>
public sealed record DistrictPart(
    Guid DistrictId, string Name, Campaign Campaign, CampaignState State, bool SharesParticipation, bool SharesResults, PublishedTally? Tally)
{
    /// <summary>How many pupils it has; null when that is not known.</summary>
    public int? Pupils { get; init; }

    /// <summary>The BOCES it is a member of now, by name.</summary>
    public IReadOnlyList<BocesOfDistrict> Boces { get; init; } = [];

    /// <summary>Whether anything is shared.</summary>
    public bool Shares => SharesParticipation || SharesResults;
}
