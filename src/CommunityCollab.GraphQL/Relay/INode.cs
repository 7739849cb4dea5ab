using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Relay;

/// <summary>A thing with a global id, which <c>node</c> finds again.</summary>
[Name("Node"), WithParent]
public interface INode
{
    /// <summary>The global id.</summary>
    [Id]
    string Id { get; }
}
