using System.Globalization;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL.Onboarding;

/// <summary>Something worth telling about a file, before anything is changed.</summary>
/// <param name="importId">The import.</param>
/// <param name="place">Its place in the report.</param>
/// <param name="finding">The finding.</param>
[Name("Finding"), Implements(typeof(INode)), WithParent]
public sealed class FindingNode(Guid importId, int place, Finding finding) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Finding";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, importId, place.ToString(CultureInfo.InvariantCulture));

    /// <summary>The line, counted from 1 with the header; null when it concerns the file.</summary>
    public int? Line => finding.Line;

    /// <summary>The column's name in the file; null when it concerns no single column.</summary>
    public string? Column => finding.Column;

    /// <summary>What kind of finding it is; programs branch on it.</summary>
    public FindingCode Code => finding.Code;

    /// <summary>Whether the line is refused.</summary>
    public FindingSeverity Severity => finding.Severity;

    /// <summary>What was found and what to do, in plain words.</summary>
    public string Message => finding.Message;
}

/// <summary>A finding in a list.</summary>
/// <param name="node">The finding.</param>
/// <param name="cursor">Its place.</param>
[Name("FindingEdge"), WithParent]
public sealed class FindingEdge(FindingNode node, string cursor)
{
    /// <summary>The finding.</summary>
    public FindingNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of findings.</summary>
[Name("FindingConnection"), WithParent]
public sealed class FindingConnection
{
    /// <summary>The findings with their places.</summary>
    public required IReadOnlyList<FindingEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages; of very many, the first 20,000 are kept.</summary>
    public required int TotalCount { get; init; }
}
