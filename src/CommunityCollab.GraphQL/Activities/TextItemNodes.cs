using CommunityCollab.GraphQL.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>A thought or statement that others may rate or vote on.</summary>
[Name("TextItem"), WithParent]
public sealed class TextItemNode
{
    /// <summary>Its id within the activity.</summary>
    public required string Id { get; init; }

    /// <summary>Its text, as given; null in the answer to a moderator's change.</summary>
    public string? Text { get; init; }

    /// <summary>Whether people may see it.</summary>
    public required TextItemState State { get; init; }
}

/// <summary>A thought or statement in a list.</summary>
/// <param name="node">The thought or statement.</param>
/// <param name="cursor">Its place.</param>
[Name("TextItemEdge"), WithParent]
public sealed class TextItemEdge(TextItemNode node, string cursor)
{
    /// <summary>The thought or statement.</summary>
    public TextItemNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of thoughts or statements.</summary>
[Name("TextItemConnection"), WithParent]
public sealed class TextItemConnection
{
    /// <summary>The thoughts or statements with their places.</summary>
    public required IReadOnlyList<TextItemEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }
}
