using CommunityCollab.Core.Access;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Programmes;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;

namespace CommunityCollab.GraphQL.Campaigns;

/// <summary>One collaboration effort about one decision.</summary>
/// <param name="campaign">The campaign.</param>
[Name("Campaign"), Implements(typeof(INode)), WithParent]
public sealed class CampaignNode(Campaign campaign) : INode, IOfTenant
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = GlobalId.Campaign;

    /// <summary>The districts of the page it stands on; null when it stands alone.</summary>
    internal DistrictsOfCampaigns? Districts { get; init; }

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, campaign.Id);

    /// <summary>Its name.</summary>
    public string Title => campaign.Plan.Title;

    /// <summary>The decision it is about; null while nobody has said.</summary>
    public string? Decision => campaign.Plan.Decision;

    /// <summary>Who decides.</summary>
    public string? DecisionOwner => campaign.Plan.DecisionOwner;

    /// <summary>When it is decided.</summary>
    public DateOnly? DecisionDate => campaign.Plan.DecisionDate;

    /// <summary>What is not open to influence.</summary>
    public string? NotOpen => campaign.Plan.NotOpen;

    /// <summary>How much influence is promised.</summary>
    public SpectrumLevel Level => campaign.Plan.Level;

    /// <summary>The promise to those who take part.</summary>
    public string Promise => campaign.Plan.PromiseText;

    /// <summary>When the community will hear what came of it.</summary>
    public DateOnly? ReportBackDate => campaign.Plan.ReportBackDate;

    /// <summary>When it opens.</summary>
    public DateTimeOffset? OpensAt => campaign.Plan.OpensAt;

    /// <summary>When it closes.</summary>
    public DateTimeOffset? ClosesAt => campaign.Plan.ClosesAt;

    /// <summary>The IANA time zone its dates are shown in.</summary>
    public string TimeZone => campaign.Plan.TimeZone;

    /// <summary>Where it stands.</summary>
    public CampaignState State([FromServices] TimeProvider time) => campaign.EffectiveState(time.GetUtcNow());

    /// <summary>The states it may be moved to.</summary>
    public IReadOnlyList<CampaignState> AllowedMoves => CampaignLifecycle.AllowedFrom(campaign.State);

    /// <summary>The stakeholder groups people may say they belong to.</summary>
    public IReadOnlyList<StakeholderGroupNode> Groups => [.. campaign.Plan.Groups.Select(group => new StakeholderGroupNode(group))];

    /// <summary>Whether students may take part, so that the rules for student data hold.</summary>
    public bool IncludesStudents => campaign.Plan.IncludesStudents;

    /// <summary>The fewest people any public number is about.</summary>
    public int MinN => campaign.PublicMinN;

    /// <summary>The version of the state's policy pack it is under; 0 for the one everybody starts with.</summary>
    public int PolicyVersion => campaign.Policy.Version;

    /// <summary>What people were told otherwise before, with the notes on it, oldest first; at most 200.</summary>
    public IReadOnlyList<CampaignChangeNode> Changes => [.. campaign.Changes.Select(change => new CampaignChangeNode(change))];

    /// <summary>Whether its author approved it, because nobody else in the district may.</summary>
    public bool IsReviewedByAuthor => campaign.IsReviewedByAuthor;

    /// <summary>Its activities, in the order people meet them.</summary>
    public IReadOnlyList<ActivityNode> Activities => [.. campaign.Activities.Select(activity => new ActivityNode(activity, campaign))];

    /// <summary>The district that runs it.</summary>
    public Task<DistrictNode> District([FromServices] Records records) =>
        (Districts ?? new DistrictsOfCampaigns(records, [campaign.DistrictId])).FindAsync(campaign.DistrictId);

    /// <summary>What it is bound by as a district's part in an agency's programme; null when it is the district's own alone.</summary>
    public ProgrammePartNode? Programme => campaign.Programme is { } part ? new ProgrammePartNode(campaign, part) : null;

    bool IOfTenant.IsOf(Principal principal) => principal.ActsIn(campaign.DistrictId, campaign.Id);

    /// <summary>Every move it made, oldest first; for the district's own staff with the scope campaigns:read.</summary>
    [Own(Scopes.CampaignsRead)]
    public IReadOnlyList<CampaignMoveNode>? Moves() => [.. campaign.Moves.Select(move => new CampaignMoveNode(move))];
}

/// <summary>A named segment of the community.</summary>
/// <param name="group">The group.</param>
[Name("StakeholderGroup"), WithParent]
public sealed class StakeholderGroupNode(StakeholderGroup group)
{
    /// <summary>Its key, unique in the campaign.</summary>
    public string Key => group.Key;

    /// <summary>What people read.</summary>
    public string Name => group.Name;
}

/// <summary>A move of a campaign from one state to another.</summary>
/// <param name="move">The move.</param>
[Name("CampaignMove"), WithParent]
public sealed class CampaignMoveNode(CampaignMove move)
{
    /// <summary>The state left.</summary>
    public CampaignState From => move.From;

    /// <summary>The state entered.</summary>
    public CampaignState To => move.To;

    /// <summary>When.</summary>
    public DateTimeOffset At => move.At;

    /// <summary>Who: a credential's name, or <c>clock</c>.</summary>
    public string Actor => move.Actor;

    /// <summary>What they said of it.</summary>
    public string? Note => move.Note;

    /// <summary>Whether its author approved it with this move, because nobody else in the district may.</summary>
    public bool IsOwnReview => move.IsOwnReview;
}

/// <summary>A campaign in a list.</summary>
/// <param name="node">The campaign.</param>
/// <param name="cursor">Its place.</param>
[Name("CampaignEdge"), WithParent]
public sealed class CampaignEdge(CampaignNode node, string cursor)
{
    /// <summary>The campaign.</summary>
    public CampaignNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of campaigns.</summary>
[Name("CampaignConnection"), WithParent]
public sealed class CampaignConnection
{
    /// <summary>The campaigns with their places.</summary>
    public required IReadOnlyList<CampaignEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}
