using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data.Contributions;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>A thought or statement that others may rate or vote on.</summary>
/// <param name="row">Its record.</param>
[Name("TextItem"), Implements(typeof(INode)), WithParent]
public sealed class TextItemNode(TextItemRow row) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "TextItem";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.ActivityId, row.Id);

    /// <summary>Its key, unique in the activity: ratings, votes and the cells of the tally name it so.</summary>
    public string Key => row.Id;

    /// <summary>Its text, as given.</summary>
    public string Text => row.Text;

    /// <summary>Whether people may see it.</summary>
    public TextItemState State => row.State;
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

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}
