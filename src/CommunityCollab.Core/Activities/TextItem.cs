namespace CommunityCollab.Core.Activities;

/// <summary>A thought or statement others can rate or vote on, as far as a rule needs to know it.</summary>
/// <param name="Id">Its id within the activity.</param>
/// <param name="Author">Who shared it; null for a statement the district wrote, or in an anonymous activity.</param>
/// <param name="State">Whether people may see it.</param>
[GenerateSerializer, Immutable, Alias("TextItem")]
public sealed record TextItem(
    [property: Id(0)] string Id,
    [property: Id(1)] string? Author,
    [property: Id(2)] TextItemState State);

/// <summary>Whether people may see a thought or statement.</summary>
[GenerateSerializer, Alias("TextItemState")]
public enum TextItemState
{
    /// <summary>People see it and may rate or vote on it.</summary>
    Visible,

    /// <summary>Held for a moderator; not shown, not lost.</summary>
    Held,

    /// <summary>Removed by a moderator for a stated reason; the original and what was said of it are kept.</summary>
    Removed,

    /// <summary>Taken back by its author, for good.</summary>
    Withdrawn,
}
