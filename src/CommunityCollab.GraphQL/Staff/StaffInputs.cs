using CommunityCollab.Core.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Problems;

namespace CommunityCollab.GraphQL.Staff;

/// <summary>A role to grant to someone who is known here already; newcomers are invited.</summary>
public sealed class GrantRoleInput
{
    /// <summary>The person.</summary>
    [Id]
    public required string PersonId { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>From when it holds; from now on when left out.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when it holds; without end when left out.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>A role to end.</summary>
public sealed class EndRoleInput
{
    /// <summary>The grant.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>When it is the person's last role here: who takes over the credentials they answer for here, holding all that those carry.
    /// They end when this is left out.</summary>
    [Id]
    public string? SuccessorId { get; init; }

    /// <summary>Why; kept in the audit log.</summary>
    public string? Reason { get; init; }
}

/// <summary>An account to close.</summary>
public sealed class CloseAccountInput
{
    /// <summary>The person.</summary>
    [Id]
    public required string PersonId { get; init; }

    /// <summary>Who takes over the credentials they answer for, holding all that those carry; whoever made one knows its token, so rotate
    /// them. They end when this is left out.</summary>
    [Id]
    public string? SuccessorId { get; init; }

    /// <summary>Why; kept in the audit log.</summary>
    public required string Reason { get; init; }
}

/// <summary>An account to open again.</summary>
public sealed class ReopenAccountInput
{
    /// <summary>The person.</summary>
    [Id]
    public required string PersonId { get; init; }
}

/// <summary>The person whose roles changed.</summary>
[WithParent]
public sealed class PersonPayload : Payload
{
    /// <summary>The person; null when nothing was done.</summary>
    public PersonNode? Person { get; init; }
}
