namespace CommunityCollab.Core.Campaigns;

/// <summary>Where a campaign stands.</summary>
[GenerateSerializer, Alias("CampaignState")]
public enum CampaignState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waiting for someone else's eyes.</summary>
    InReview,

    /// <summary>Ready; opens by itself at its opening time.</summary>
    Scheduled,

    /// <summary>Taking contributions.</summary>
    Open,

    /// <summary>Halted for a while; takes none.</summary>
    Paused,

    /// <summary>No longer taking contributions.</summary>
    Closed,

    /// <summary>What was heard has been worked through.</summary>
    Analysed,

    /// <summary>Reported back to the community.</summary>
    Reported,

    /// <summary>Put away, readable for ever.</summary>
    Archived,

    /// <summary>Given up before it opened.</summary>
    Cancelled,
}
