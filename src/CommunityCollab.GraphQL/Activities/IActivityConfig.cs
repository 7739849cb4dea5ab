using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>What an activity asks. Each type of activity has its own fields.</summary>
[Name("ActivityConfig"), WithParent]
public interface IActivityConfig
{
    /// <summary>The type of the activity.</summary>
    ActivityKind Kind { get; }
}

/// <summary>The face of each type of activity; its part of this class stands with it.</summary>
internal sealed partial class ActivityConfigs(Activity activity) : IActivityVisitor<IActivityConfig>
{
    private Guid ActivityId => activity.Id;

    /// <summary>What an activity asks, as the API shows it.</summary>
    public static IActivityConfig Of(Activity activity) => activity.Config.Accept(new ActivityConfigs(activity));
}
