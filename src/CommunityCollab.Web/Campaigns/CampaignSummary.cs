using CommunityCollab.Core.Campaigns;

namespace CommunityCollab.Web.Campaigns;

/// <summary>A campaign as its pages introduce it.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="District">The name of the district that runs it.</param>
/// <param name="State">Where it stands at the moment of the page.</param>
public sealed record CampaignSummary(Campaign Campaign, string District, CampaignState State)
{
    /// <summary>The address of its page.</summary>
    public string Url => $"/campaigns/{Core.Identity.GlobalId.Of(Core.Identity.GlobalId.Campaign, Campaign.Id)}";

    /// <summary>The state in a reader's words.</summary>
    public string StateText => State switch
    {
        CampaignState.Scheduled => "Opens soon",
        CampaignState.Open => "Open",
        CampaignState.Paused => "Paused",
        CampaignState.Closed => "Closed",
        CampaignState.Analysed => "Closed, being worked through",
        CampaignState.Reported => "Reported back",
        CampaignState.Archived => "Archived",
        _ => "Not public",
    };
}
