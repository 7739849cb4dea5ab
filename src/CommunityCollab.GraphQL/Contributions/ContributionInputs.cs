using CommunityCollab.GraphQL.Activities;

namespace CommunityCollab.GraphQL.Contributions;

/// <summary>A contribution to an activity.</summary>
public sealed class SubmitContributionInput
{
    /// <summary>The activity.</summary>
    [Id]
    public required string ActivityId { get; init; }

    /// <summary>An id you make for it. Sending it again with the same body is safe and answers with the first receipt.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The token that joining the activity gave, unless it is anonymous.</summary>
    public string? ParticipantToken { get; init; }

    /// <summary>The one-time token, where the activity takes one response a token.</summary>
    public string? OneTimeToken { get; init; }

    /// <summary>The stakeholder groups the person says they belong to, any number.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>What it says.</summary>
    public required ContributionInput Contribution { get; init; }
}

/// <summary>A contribution to take back.</summary>
public sealed class WithdrawContributionInput
{
    /// <summary>The activity.</summary>
    [Id]
    public required string ActivityId { get; init; }

    /// <summary>The submission id of the contribution.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The token of the participant who gave it.</summary>
    public required string ParticipantToken { get; init; }
}

/// <summary>An activity to join.</summary>
public sealed class JoinActivityInput
{
    /// <summary>The activity.</summary>
    [Id]
    public required string ActivityId { get; init; }

    /// <summary>The person's name, where the activity is IDENTIFIED; refused elsewhere.</summary>
    public string? Name { get; init; }
}
