using CommunityCollab.GraphQL.Access;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Identity;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL.Tallies;

/// <summary>The opinion groups of an activity. Their number comes from the votes, never from the owner.</summary>
/// <param name="activityId">The activity they are of.</param>
/// <param name="view">Whose view it is.</param>
/// <param name="groups">What was published.</param>
[Name("OpinionGroups"), Implements(typeof(INode)), WithParent]
public sealed class OpinionGroupsNode(Guid activityId, View view, PublishedOpinionGroups groups) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "OpinionGroups";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, activityId, $"{view}");

    /// <summary>The version of the tally they were found in.</summary>
    public long Version => groups.Version;

    /// <summary>How many people voted enough to be placed; null while that is too few to say.</summary>
    public int? ParticipantsGrouped => groups.ParticipantsGrouped;

    /// <summary>How many groups there are: 2 to 5, or 0 or 1 while there are none to speak of.</summary>
    public int K => groups.K;

    /// <summary>The groups, largest first.</summary>
    public IReadOnlyList<OpinionGroupNode> Groups => [.. groups.Groups.Select(group => new OpinionGroupNode(group))];

    /// <summary>What all groups lean to the same way, strongest first; empty while a group is hidden.</summary>
    public IReadOnlyList<StatementLeanNode> Consensus => [.. groups.Consensus.Select(statement => new StatementLeanNode(statement))];

    /// <summary>What groups lean to opposite ways on, most divisive first; empty while a group is hidden.</summary>
    public IReadOnlyList<StatementLeanNode> Divisive => [.. groups.Divisive.Select(statement => new StatementLeanNode(statement))];
}

/// <summary>People who vote alike.</summary>
/// <param name="group">The group.</param>
[Name("OpinionGroup"), WithParent]
public sealed class OpinionGroupNode(PublishedOpinionGroup group)
{
    /// <summary>From 0; the largest group is 0.</summary>
    public int Index => group.Index;

    /// <summary>How many people are in it; null when that is too few to say.</summary>
    public int? Size => group.Size;

    /// <summary>What sets the group apart, most telling first; empty when the group is hidden.</summary>
    public IReadOnlyList<StatementLeanNode> Representative => [.. group.Representative.Select(statement => new StatementLeanNode(statement))];
}

/// <summary>A statement that stands out.</summary>
/// <param name="statement">The statement.</param>
[Name("StatementLean"), WithParent]
public sealed class StatementLeanNode(PublishedStatement statement)
{
    /// <summary>The statement's key.</summary>
    public string StatementKey => statement.Statement;

    /// <summary>The way people lean; null for a divisive one.</summary>
    public VoteDirection? Direction => statement.Direction;

    /// <summary>How strongly, from 0 to 1.</summary>
    public double Value => statement.Value;
}

/// <summary>A participant's own place among the opinion groups.</summary>
/// <param name="own">Their place.</param>
[Name("OwnOpinionGroup"), WithParent]
public sealed class OwnOpinionGroupNode(OwnOpinionGroup own)
{
    /// <summary>The version of the tally the groups were found in.</summary>
    public long Version => own.Version;

    /// <summary>Whether they are in a group that may be shown.</summary>
    public OwnOpinionGroupState State => own.State;

    /// <summary>The group's index; null unless it may be shown.</summary>
    public int? Index => own.Index;
}
