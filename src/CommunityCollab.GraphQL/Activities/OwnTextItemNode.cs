using CommunityCollab.Core.Activities;
using CommunityCollab.Data.Contributions;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>A thought or statement as its author finds it again.</summary>
/// <param name="item">The thought or statement.</param>
/// <param name="submissionId">What it was submitted as.</param>
[Name("OwnTextItem"), WithParent]
public sealed class OwnTextItemNode(TextItemRow item, Guid submissionId)
{
    /// <summary>Your id for the contribution that brought it.</summary>
    public Guid SubmissionId => submissionId;

    /// <summary>Its id within the activity.</summary>
    public string Key => item.Id;

    /// <summary>Its text, as given; it is kept also when it was removed.</summary>
    public string Text => item.Text;

    /// <summary>Whether others see it.</summary>
    public TextItemState State => item.State;

    /// <summary>For which of the published reasons it was removed; null when it was not, or when none was kept.</summary>
    public RemovalReason? RemovalReason => item.State == TextItemState.Removed ? item.RemovalReason : null;

    /// <summary>When a moderator last held, removed or showed it; null when none did.</summary>
    public DateTimeOffset? ModeratedAt => item.ModeratedAt;
}
