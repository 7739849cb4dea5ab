using System.Runtime.CompilerServices;
using CommunityCollab.Core.Access;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Tenancy;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL;

public sealed partial class Subscription
{
    /// <summary>What is going on in the caller's district: first as it is, then every newer version. A slow client gets the newest.</summary>
    [Needs(Scopes.CampaignsRead)]
    public static IAsyncEnumerable<DistrictActivityNode> DistrictActivity(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] TimeProvider time)
    {
        var who = Caller.Of(context).Principal!;
        return who.DistrictId is { } district
            ? WatchDistrictAsync(grains.GetGrain<IDistrictActivityGrain>(district), who, time, context.CancellationToken)
            : throw new ExecutionError("Only a district's own staff and credentials watch it; you act for an agency.") { Code = "NOT_FOUND" };
    }

    private static async IAsyncEnumerable<DistrictActivityNode> WatchDistrictAsync(
        IDistrictActivityGrain grain, Principal who, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var version = -1L; ; await Task.Delay(BetweenLooks, time, cancellation))
        {
            if (await grain.GetAsync() is var activity && activity.Version > version)
            {
                version = activity.Version;
                yield return new DistrictActivityNode(activity, who);
            }
        }
    }
}

/// <summary>What is going on in a district.</summary>
/// <param name="activity">What is going on.</param>
/// <param name="who">Who watches.</param>
[Name("DistrictActivity"), Implements(typeof(INode)), WithParent]
public sealed class DistrictActivityNode(DistrictActivity activity, Principal who) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "DistrictActivity";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, activity.DistrictId);

    /// <summary>The id of the district.</summary>
    [Id]
    public string DistrictId => GlobalId.Of(DistrictNode.TypeName, activity.DistrictId);

    /// <summary>When anything in it last changed.</summary>
    public DateTimeOffset AsOf => activity.AsOf;

    /// <summary>Grows with every change, across restarts too.</summary>
    public long Version => activity.Version;

    /// <summary>Its campaigns that people can see and that are not archived, the newest first, up to 100; for a credential tied to some campaigns, those.</summary>
    public IReadOnlyList<CampaignActivityNode> Campaigns =>
        [.. activity.Campaigns.Where(campaign => who.ActsIn(activity.DistrictId, campaign.CampaignId)).Select(campaign => new CampaignActivityNode(campaign))];
}

/// <summary>What is going on in a campaign.</summary>
/// <param name="campaign">What is going on.</param>
[Name("CampaignActivity"), WithParent]
public sealed class CampaignActivityNode(CampaignActivity campaign)
{
    /// <summary>The id of the campaign.</summary>
    [Id]
    public string CampaignId => GlobalId.Of(CampaignNode.TypeName, campaign.CampaignId);

    /// <summary>Its name.</summary>
    public string Title => campaign.Title;

    /// <summary>Where it stands.</summary>
    public CampaignState State => campaign.State;

    /// <summary>When it opens or opened.</summary>
    public DateTimeOffset? OpensAt => campaign.OpensAt;

    /// <summary>When it closes or closed.</summary>
    public DateTimeOffset? ClosesAt => campaign.ClosesAt;

    /// <summary>How many take part in each of its activities. One person may be in several, so they do not add up.</summary>
    public IReadOnlyList<ActivityParticipationNode> Activities => [.. campaign.Activities.Select(activity => new ActivityParticipationNode(activity))];
}

/// <summary>How many take part in an activity, in the public's steps.</summary>
/// <param name="activity">The numbers.</param>
[Name("ActivityParticipation"), WithParent]
public sealed class ActivityParticipationNode(ActivityParticipation activity)
{
    /// <summary>The id of the activity.</summary>
    [Id]
    public string ActivityId => GlobalId.Of(ActivityNode.TypeName, activity.ActivityId);

    /// <summary>Its name.</summary>
    public string Title => activity.Title;

    /// <summary>How many people; null while that is too few to say.</summary>
    public long? Respondents => activity.Respondents;

    /// <summary>How many contributions are in force; null while those are of too few people to say.</summary>
    public long? Contributions => activity.Contributions;

    /// <summary>How many it asks, where the signed head count is of this activity; null otherwise.</summary>
    public int? HeadCount => activity.HeadCount;

    /// <summary>Respondents as a share of those asked; never clipped at 1. Null while it is unknown.</summary>
    public decimal? Rate => activity.Rate;
}
