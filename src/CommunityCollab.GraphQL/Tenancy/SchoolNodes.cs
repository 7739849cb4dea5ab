using CommunityCollab.Core.Identity;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL.Tenancy;

/// <summary>A school.</summary>
/// <param name="row">Its record.</param>
[Name("School"), Implements(typeof(INode)), WithParent]
public sealed class SchoolNode(SchoolRow row) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "School";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>Its name.</summary>
    public string Name => row.Name;

    /// <summary>Its NCES id, twelve digits; null when not known.</summary>
    public string? NcesId => row.NcesId;

    /// <summary>The id its state gives it; null when not known.</summary>
    public string? StateAssignedId => row.StateAssignedId;

    /// <summary>The day from which it is no more; null while it is.</summary>
    public DateOnly? ClosedOn => row.ClosedOn;
}

/// <summary>A school in a list.</summary>
/// <param name="node">The school.</param>
/// <param name="cursor">Its place.</param>
[Name("SchoolEdge"), WithParent]
public sealed class SchoolEdge(SchoolNode node, string cursor)
{
    /// <summary>The school.</summary>
    public SchoolNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of schools.</summary>
[Name("SchoolConnection"), WithParent]
public sealed class SchoolConnection
{
    /// <summary>The schools with their places.</summary>
    public required IReadOnlyList<SchoolEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}
