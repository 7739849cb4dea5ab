using CommunityCollab.Core.Campaigns;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Campaigns;

/// <summary>A change of what people were told of a campaign, with the note on it.</summary>
/// <param name="change">The change.</param>
[Name("CampaignChange"), WithParent]
public sealed class CampaignChangeNode(CampaignChange change)
{
    /// <summary>When.</summary>
    public DateTimeOffset At => change.At;

    /// <summary>In which role someone changed it.</summary>
    public ActorRole By => change.By;

    /// <summary>Why, in their words.</summary>
    public string Note => change.Note;

    /// <summary>What was said before, and what is said now.</summary>
    public IReadOnlyList<FieldChangeNode> Fields => [.. change.Fields.Select(changed => new FieldChangeNode(changed))];
}

/// <summary>What one field of a campaign said, and says.</summary>
/// <param name="change">The change.</param>
[Name("FieldChange"), WithParent]
public sealed class FieldChangeNode(FieldChange change)
{
    /// <summary>The field, by its name in a plan; <c>state</c> for where it stands.</summary>
    public string Field => change.Field;

    /// <summary>What it said; null for nothing. Moments and days as ISO 8601 has them, groups by their names.</summary>
    public string? Before => change.Before;

    /// <summary>What it says; null for nothing.</summary>
    public string? After => change.After;
}
