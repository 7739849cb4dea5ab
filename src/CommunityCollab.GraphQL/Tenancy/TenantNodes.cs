using CommunityCollab.GraphQL.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL.Tenancy;

/// <summary>A state education agency.</summary>
/// <param name="row">Its record.</param>
[Name("Agency"), Implements(typeof(INode)), WithParent]
public sealed class AgencyNode(AgencyRow row) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Agency";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>Its name.</summary>
    public string Name => row.Name;

    /// <summary>The two-digit FIPS code of its state.</summary>
    public string StateCode => row.StateCode;
}

/// <summary>A district in a list.</summary>
/// <param name="node">The district.</param>
/// <param name="cursor">Its place.</param>
[Name("DistrictEdge"), WithParent]
public sealed class DistrictEdge(DistrictNode node, string cursor)
{
    /// <summary>The district.</summary>
    public DistrictNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of districts.</summary>
[Name("DistrictConnection"), WithParent]
public sealed class DistrictConnection
{
    /// <summary>The districts with their places.</summary>
    public required IReadOnlyList<DistrictEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}

/// <summary>Whom the credential of a request stands for.</summary>
[Name("Viewer"), WithParent]
public sealed class Viewer
{
    /// <summary>The credential's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The agency it is tied to; null when it is tied to a district alone.</summary>
    public AgencyNode? Agency { get; init; }

    /// <summary>The district it is tied to; null for an agency's own.</summary>
    public DistrictNode? District { get; init; }
}
