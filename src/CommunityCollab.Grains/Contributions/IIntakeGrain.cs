using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Grains.Contributions;

/// <summary>One shard of an activity's intake. Its key is the activity's id with the shard's number.</summary>
[Alias("IIntakeGrain")]
public interface IIntakeGrain : IGrainWithGuidCompoundKey
{
    /// <summary>Takes a contribution in. A receipt means that it is on disk.</summary>
    [Alias("Submit")]
    Task<Outcome<Receipt>> SubmitAsync(Submission submission);

    /// <summary>Takes a contribution back, on behalf of the participant who gave it.</summary>
    [Alias("Withdraw")]
    Task<Outcome<Receipt>> WithdrawAsync(Guid submissionId, string participant);

    /// <summary>The shard's whole tally.</summary>
    [Alias("GetTally")]
    Task<ShardTally> GetTallyAsync();

    /// <summary>Reads the campaign anew. When this answers, everything accepted under the old one is on disk.</summary>
    [Alias("Reload")]
    Task ReloadAsync();
}

/// <summary>A contribution on its way in.</summary>
/// <param name="SubmissionId">The id its sender made.</param>
/// <param name="Body">What it says.</param>
/// <param name="Participant">Who gives it; null when nobody is known.</param>
/// <param name="Groups">The stakeholder groups its giver ticked.</param>
/// <param name="TokenHash">Hash of the one-time token that came with it; null for none.</param>
[GenerateSerializer, Immutable, Alias("Submission")]
public sealed record Submission(
    [property: Id(0)] Guid SubmissionId,
    [property: Id(1)] ContributionBody Body,
    [property: Id(2)] string? Participant,
    [property: Id(3)] IReadOnlyList<string> Groups,
    [property: Id(4)] byte[]? TokenHash);

/// <summary>The word that a contribution is stored.</summary>
/// <param name="SubmissionId">The sender's id for it.</param>
/// <param name="ReceivedAt">When it was received; to the hour in an anonymous activity.</param>
/// <param name="IsReplay">Whether the same submission had been stored before, so that nothing changed now.</param>
/// <param name="Standing">Whether what was submitted counts now.</param>
[GenerateSerializer, Immutable, Alias("Receipt")]
public sealed record Receipt(
    [property: Id(0)] Guid SubmissionId,
    [property: Id(1)] DateTimeOffset ReceivedAt,
    [property: Id(2)] bool IsReplay,
    [property: Id(3)] ContributionStanding Standing);

/// <summary>A shard's tally at a version.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Version">The last journal entry folded in.</param>
/// <param name="Tally">The tally; nobody changes it any more.</param>
[GenerateSerializer, Immutable, Alias("ShardTally")]
public sealed record ShardTally([property: Id(0)] int Shard, [property: Id(1)] long Version, [property: Id(2)] Tally Tally);
