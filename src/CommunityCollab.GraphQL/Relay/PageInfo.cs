using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Relay;

/// <summary>Where a page stands in its list.</summary>
[Name("PageInfo"), WithParent]
public sealed class PageInfo
{
    /// <summary>Whether there is more after this page.</summary>
    public required bool HasNextPage { get; init; }

    /// <summary>Whether there is something before this page.</summary>
    public required bool HasPreviousPage { get; init; }

    /// <summary>The cursor of the first thing on the page, to ask for what comes before; null on an empty page.</summary>
    public string? StartCursor { get; init; }

    /// <summary>The cursor of the last thing on the page, to ask for what comes after; null on an empty page.</summary>
    public string? EndCursor { get; init; }
}
