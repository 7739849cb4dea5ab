using CommunityCollab.Core.Activities;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Problems;
using CommunityCollab.Grains.Contributions;
using GraphQL;

namespace CommunityCollab.GraphQL.Contributions;

/// <summary>The word that a contribution is stored.</summary>
/// <param name="receipt">The receipt.</param>
[Name("Receipt"), WithParent]
public sealed class ReceiptNode(Receipt receipt)
{
    /// <summary>Your id for it.</summary>
    public Guid SubmissionId => receipt.SubmissionId;

    /// <summary>When it was received; to the hour in an anonymous activity.</summary>
    public DateTimeOffset ReceivedAt => receipt.ReceivedAt;

    /// <summary>Whether the same submission had been stored before, so that nothing changed now.</summary>
    public bool IsReplay => receipt.IsReplay;

    /// <summary>Whether what was submitted counts now. After WITHDRAWN or REPLACED it does not: take it off your queue, tell the person,
    /// and if they mean to give it again, send it under a new submission id.</summary>
    public ContributionStanding Standing => receipt.Standing;
}

/// <summary>The answer to a contribution.</summary>
[WithParent]
public sealed class ReceiptPayload : Payload
{
    /// <summary>The word that it is stored; null when it is not.</summary>
    public ReceiptNode? Receipt { get; init; }
}

/// <summary>The answer to joining.</summary>
[WithParent]
public sealed class JoinActivityPayload : Payload
{
    /// <summary>The participant's own token: keep it, and send it with every contribution; null when nobody was let in.</summary>
    public string? ParticipantToken { get; init; }
}
