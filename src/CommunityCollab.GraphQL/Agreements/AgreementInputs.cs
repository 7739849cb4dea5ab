using CommunityCollab.Core.Agreements;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Problems;

namespace CommunityCollab.GraphQL.Agreements;

/// <summary>An agreement to register for the caller's district.</summary>
public sealed class RegisterAgreementInput
{
    /// <summary>What may flow; rows never do.</summary>
    public required IReadOnlyList<DataElement> DataElements { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The first day it is in force, in UTC.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day it is in force; within ten years.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>How many days after its end the agency destroys what it got; 60 when left out.</summary>
    public int? DestructionDays { get; init; }
}

/// <summary>An agreement to end early.</summary>
public sealed class TerminateAgreementInput
{
    /// <summary>The agreement.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Why; kept in the audit log.</summary>
    public required string Reason { get; init; }
}

/// <summary>The agreement after a change.</summary>
[WithParent]
public sealed class AgreementPayload : Payload
{
    /// <summary>The agreement; null when nothing was done.</summary>
    public AgreementNode? Agreement { get; init; }
}
