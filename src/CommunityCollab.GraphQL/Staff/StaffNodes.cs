using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL.Staff;

/// <summary>A person who holds or held a role in the tenant.</summary>
/// <param name="row">Their record.</param>
/// <param name="grants">Their roles that the reader may know of.</param>
/// <param name="now">The moment.</param>
[Name("Person"), Implements(typeof(INode)), WithParent]
public sealed class PersonNode(PersonRow row, IEnumerable<GrantRow> grants, DateTimeOffset now) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Person";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>Their name.</summary>
    public string Name => row.Name;

    /// <summary>Their e-mail address.</summary>
    public string Email => row.Email;

    /// <summary>Since when their account is closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt => row.DeprovisionedAt;

    /// <summary>The roles they hold or held here, the latest first.</summary>
    public IReadOnlyList<GrantNode> Roles => [.. grants.OrderByDescending(grant => grant.From).ThenByDescending(grant => grant.Id).Select(grant => new GrantNode(grant, now))];
}

/// <summary>A role that a person holds in a tenant, between two moments.</summary>
/// <param name="row">Its record.</param>
/// <param name="now">The moment.</param>
[Name("Grant"), Implements(typeof(INode)), WithParent]
public sealed class GrantNode(GrantRow row, DateTimeOffset now) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Grant";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>The role.</summary>
    public Role Role => row.Role;

    /// <summary>Whether it holds now.</summary>
    public bool IsHeld => row.ToGrant().HoldsAt(now);

    /// <summary>From when it holds.</summary>
    public DateTimeOffset From => row.From;

    /// <summary>Until when it holds; null for no end.</summary>
    public DateTimeOffset? Until => row.Until;

    /// <summary>Who granted it.</summary>
    public string GrantedBy => row.GrantedBy;

    /// <summary>When it was ended; null if it was not.</summary>
    public DateTimeOffset? RevokedAt => row.RevokedAt;

    /// <summary>Who ended it; null if nobody did.</summary>
    public string? RevokedBy => row.RevokedBy;
}

/// <summary>A person in a list.</summary>
/// <param name="node">The person.</param>
/// <param name="cursor">Their place.</param>
[Name("PersonEdge"), WithParent]
public sealed class PersonEdge(PersonNode node, string cursor)
{
    /// <summary>The person.</summary>
    public PersonNode Node => node;

    /// <summary>Their place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of people.</summary>
[Name("PersonConnection"), WithParent]
public sealed class PersonConnection
{
    /// <summary>The people with their places.</summary>
    public required IReadOnlyList<PersonEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}
