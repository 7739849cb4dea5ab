using CommunityCollab.Core.Agreements;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data.Agreements;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;

namespace CommunityCollab.GraphQL.Agreements;

/// <summary>What a district agreed in writing to share with its agency, for what, and from when until when.</summary>
/// <param name="row">Its record.</param>
/// <param name="today">Today, in UTC.</param>
[Name("Agreement"), Implements(typeof(INode)), WithParent]
public sealed class AgreementNode(AgreementRow row, DateOnly today) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Agreement";

    private readonly Agreement _agreement = row.ToAgreement();

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>The id of the district that shares.</summary>
    [Id]
    public string DistrictId => GlobalId.Of(DistrictNode.TypeName, row.DistrictId);

    /// <summary>What may flow; rows never do.</summary>
    public IReadOnlyList<DataElement> DataElements => _agreement.DataElements;

    /// <summary>What for.</summary>
    public string Purpose => row.Purpose;

    /// <summary>The first day it is in force, in UTC.</summary>
    public DateOnly StartsOn => row.StartsOn;

    /// <summary>The last day it is in force.</summary>
    public DateOnly EndsOn => row.EndsOn;

    /// <summary>Where it stands today.</summary>
    public AgreementState State => _agreement.StateOn(today);

    /// <summary>The first day it is no longer in force because it was ended early; null if it was not.</summary>
    public DateOnly? TerminatedOn => row.TerminatedOn;

    /// <summary>The day by which the agency has destroyed what it got; null while the agreement is in force.</summary>
    public DateOnly? DestroyedBy => _agreement.DestroyedBy(today);

    /// <summary>Who registered it.</summary>
    public string RegisteredBy => row.RegisteredBy;

    /// <summary>When.</summary>
    public DateTimeOffset RegisteredAt => row.RegisteredAt;
}

/// <summary>An agreement in a list.</summary>
/// <param name="node">The agreement.</param>
/// <param name="cursor">Its place.</param>
[Name("AgreementEdge"), WithParent]
public sealed class AgreementEdge(AgreementNode node, string cursor)
{
    /// <summary>The agreement.</summary>
    public AgreementNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of agreements.</summary>
[Name("AgreementConnection"), WithParent]
public sealed class AgreementConnection
{
    /// <summary>The agreements with their places.</summary>
    public required IReadOnlyList<AgreementEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}
