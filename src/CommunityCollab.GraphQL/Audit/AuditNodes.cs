using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL.Audit;

/// <summary>A line of the audit log: who did what to which thing, when and why. It never holds what a participant answered.</summary>
/// <param name="row">Its record.</param>
[Name("AuditEntry"), Implements(typeof(INode)), WithParent]
public sealed class AuditEntryNode(AuditRow row) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "AuditEntry";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>When.</summary>
    public DateTimeOffset At => row.At;

    /// <summary>Whether a machine, a member of staff or the server itself did it.</summary>
    public PrincipalKind ActorKind => row.ActorKind;

    /// <summary>Who: the id of a credential or of a person; of nothing else in the API when it was the server.</summary>
    [Id]
    public string ActorId => AuditIds.ActorOf(row);

    /// <summary>Who, by the name they had then.</summary>
    public string Actor => row.Actor;

    /// <summary>What was done: the thing, a dot and a verb and, where there are kinds, a dot and which, such as <c>tally.read.rows</c>.</summary>
    public string Action => row.Action;

    /// <summary>The id of what it was done to.</summary>
    [Id]
    public string SubjectId => AuditIds.SubjectOf(row);

    /// <summary>Why, in the words of who did it; null where nothing asks for a reason.</summary>
    public string? Reason => row.Reason;
}

/// <summary>A line of the audit log in a list.</summary>
/// <param name="node">The line.</param>
/// <param name="cursor">Its place.</param>
[Name("AuditEntryEdge"), WithParent]
public sealed class AuditEntryEdge(AuditEntryNode node, string cursor)
{
    /// <summary>The line.</summary>
    public AuditEntryNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of the audit log.</summary>
[Name("AuditEntryConnection"), WithParent]
public sealed class AuditEntryConnection
{
    /// <summary>The lines with their places.</summary>
    public required IReadOnlyList<AuditEntryEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}
