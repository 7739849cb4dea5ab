using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;

namespace CommunityCollab.GraphQL.Onboarding;

/// <summary>A district that a file brings and one that the agency has and the file has not, which may be the same.</summary>
/// <param name="importId">The import.</param>
/// <param name="pair">The pair.</param>
[Name("DistrictPair"), Implements(typeof(INode)), WithParent]
public sealed class DistrictPairNode(Guid importId, DistrictPair pair) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "DistrictPair";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, importId, pair.Key);

    /// <summary>What tells it from the import's other pairs.</summary>
    public string Key => pair.Key;

    /// <summary>The file's line.</summary>
    public int Line => pair.Line;

    /// <summary>The name in the file.</summary>
    public string NewName => pair.NewName;

    /// <summary>The LEAID in the file; null for none.</summary>
    public string? NewLeaid => pair.NewLeaid;

    /// <summary>The state's code in the file; null for none.</summary>
    public string? NewStateAssignedId => pair.NewStateAssignedId;

    /// <summary>The agency's district.</summary>
    [Id]
    public string DistrictId => GlobalId.Of(DistrictNode.TypeName, pair.DistrictId);

    /// <summary>Its name.</summary>
    public string Name => pair.Name;

    /// <summary>Its LEAID; null for none.</summary>
    public string? Leaid => pair.Leaid;

    /// <summary>Its code in its state; null for none.</summary>
    public string? StateAssignedId => pair.StateAssignedId;

    /// <summary>In what they are alike.</summary>
    public PairLikeness Likeness => pair.Likeness;

    /// <summary>What was decided; null while nobody did.</summary>
    public PairDecision? Decision => pair.Decision;
}

/// <summary>A pair in a list.</summary>
/// <param name="node">The pair.</param>
/// <param name="cursor">Its place.</param>
[Name("DistrictPairEdge"), WithParent]
public sealed class DistrictPairEdge(DistrictPairNode node, string cursor)
{
    /// <summary>The pair.</summary>
    public DistrictPairNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of pairs.</summary>
[Name("DistrictPairConnection"), WithParent]
public sealed class DistrictPairConnection
{
    /// <summary>The pairs with their places.</summary>
    public required IReadOnlyList<DistrictPairEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}

/// <summary>How a line of a file is read.</summary>
/// <param name="line">The line.</param>
[Name("PreviewLine"), WithParent]
public sealed class PreviewLineNode(PreviewLine line)
{
    /// <summary>The line, counted from 1 with the header.</summary>
    public int Line => line.Line;

    /// <summary>What it is about; null when it is refused or left out.</summary>
    public LineSubject? Subject => line.Subject;

    /// <summary>The name.</summary>
    public string? Name => line.Name;

    /// <summary>The LEAID, or the school's NCES id.</summary>
    public string? NcesId => line.NcesId;

    /// <summary>The code in its state.</summary>
    public string? StateAssignedId => line.StateAssignedId;

    /// <summary>The count of pupils; null when missing.</summary>
    public int? Pupils => line.Pupils;

    /// <summary>The district that a school's line names, in words.</summary>
    public string? District => line.District;

    /// <summary>Why it is refused; null when it is not.</summary>
    public string? Refused => line.Refused;
}
