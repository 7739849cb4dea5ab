using CommunityCollab.Core.Activities;

namespace CommunityCollab.Data.Contributions;

/// <summary>The journal of contributions: the truth that every tally is folded from. One implementation a database.</summary>
public interface IJournal
{
    /// <summary>Opens a shard for writing, by one grain activation.</summary>
    /// <param name="activityId">The activity.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ShardStart> OpenAsync(Guid activityId, int shard, CancellationToken cancellation);

    /// <summary>Reads the entries after a sequence, in order. Each knows what it took the place of.</summary>
    /// <param name="activityId">The activity.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="after">The last sequence already known; 0 for none.</param>
    /// <param name="cancellation">Gives up.</param>
    IAsyncEnumerable<JournalEntry> ReadAsync(Guid activityId, int shard, long after, CancellationToken cancellation);

    /// <summary>Appends durably: when this answers <see cref="AppendStatus.Appended"/>, the entry is on disk. Appends that
    /// wait together commit together.</summary>
    Task<AppendResult> AppendAsync(ShardWriter shard, AppendRequest request);

    /// <summary>Keeps a shard's tally, so that the next activation folds only what came after.</summary>
    Task SaveSnapshotAsync(Guid activityId, int shard, long sequence, byte[] tally);
}

/// <summary>What an activation starts from.</summary>
/// <param name="Writer">Its right to append.</param>
/// <param name="SnapshotSequence">The last entry folded into the snapshot; 0 if there is none.</param>
/// <param name="Snapshot">The saved tally; null if there is none.</param>
public sealed record ShardStart(ShardWriter Writer, long SnapshotSequence, byte[]? Snapshot);

/// <summary>An activation's right to append to a shard. If another activation has appended since, the primary key refuses
/// the next append, and every one after it: the activation must leave.</summary>
/// <param name="activityId">The activity.</param>
/// <param name="shard">The shard.</param>
/// <param name="next">The sequence the next entry gets.</param>
public sealed class ShardWriter(Guid activityId, int shard, long next)
{
    /// <summary>The activity.</summary>
    public Guid ActivityId => activityId;

    /// <summary>The shard.</summary>
    public int Shard => shard;

    /// <summary>The sequence the next entry gets. Moved by the journal alone, inside its transaction.</summary>
    public long Next { get; internal set; } = next;

    /// <summary>Whether another activation has taken the shard over.</summary>
    public bool IsFenced { get; internal set; }

    /// <summary>Gives the right up, when its holder no longer knows what is on disk. Nothing is appended with it any more.</summary>
    public void Abandon() => IsFenced = true;
}

/// <summary>What is to be appended.</summary>
public sealed record AppendRequest
{
    /// <summary>The district that owns the activity.</summary>
    public required Guid DistrictId { get; init; }

    /// <summary>The sender's id for it; for a withdrawal, the id of what is withdrawn.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>Who gives it; null in an anonymous activity.</summary>
    public string? Participant { get; init; }

    /// <summary>What it is the participant's one say on; null in an anonymous activity.</summary>
    public string? Say { get; init; }

    /// <summary>The giver's groups, as JSON; null for none.</summary>
    public string? Groups { get; init; }

    /// <summary>When it was received, as coarse as it may be kept.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What it says, as JSON in UTF-8; null withdraws.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Hash of the one-time token spent with it; null if none is needed.</summary>
    public byte[]? TokenHash { get; init; }

    /// <summary>The text others may see, when it brings one.</summary>
    public SharedText? Shares { get; init; }

    /// <summary>The texts it is a say on; empty if none.</summary>
    public IReadOnlyList<string> SaysOn { get; init; } = [];
}

/// <summary>A text that a contribution brings for others to see.</summary>
/// <param name="Id">Its id in the activity, at random: neither who wrote it nor when follows from it.</param>
/// <param name="Text">The text.</param>
/// <param name="Likeness">What it has in common with all texts that people take for the same words.</param>
/// <param name="State">Whether people may see it.</param>
/// <param name="Most">How many texts one person may have in the activity.</param>
public sealed record SharedText(string Id, string Text, byte[] Likeness, TextItemState State, int Most);

/// <summary>How an append went.</summary>
public enum AppendStatus
{
    /// <summary>It is on disk.</summary>
    Appended,

    /// <summary>The same submission was there before; nothing changed.</summary>
    Duplicate,

    /// <summary>The submission id was there before with something else; the first is kept.</summary>
    Conflict,

    /// <summary>The one-time token was used before.</summary>
    TokenSpent,

    /// <summary>There is no such one-time token.</summary>
    TokenUnknown,

    /// <summary>There is nothing of this participant's to withdraw under that id.</summary>
    NothingToWithdraw,

    /// <summary>The same person has shared the same words before; nothing was written.</summary>
    SharedBefore,

    /// <summary>The person has shared as many texts as they may; nothing was written.</summary>
    SharedEnough,

    /// <summary>Another activation has taken the shard over; nothing was written.</summary>
    Fenced,
}

/// <summary>How an append went, with what the tally needs.</summary>
/// <param name="Status">How it went.</param>
/// <param name="Sequence">The entry's sequence; of the first one, for a duplicate.</param>
/// <param name="ReceivedAt">When the entry was received; of the first one, for a duplicate.</param>
/// <param name="Replaced">The entry whose place it took, to be unfolded; null if none was in force.</param>
/// <param name="Standing">Whether what was submitted counts now; a duplicate may have been withdrawn or replaced meanwhile.</param>
public readonly record struct AppendResult(
    AppendStatus Status, long Sequence, DateTimeOffset ReceivedAt, StoredContribution? Replaced, ContributionStanding Standing = ContributionStanding.InForce);

/// <summary>A contribution as stored.</summary>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Participant">Who gave it.</param>
/// <param name="Groups">Its giver's groups, as JSON.</param>
/// <param name="Body">What it says, as JSON.</param>
/// <param name="TextId">The id of the text it brought; null if it brought none.</param>
public sealed record StoredContribution(long Sequence, string? Participant, string? Groups, byte[] Body, string? TextId = null);

/// <summary>An entry as read back.</summary>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Added">The contribution it brought in force; null for a withdrawal.</param>
/// <param name="Replaced">The contribution it took out of force; null for none.</param>
public sealed record JournalEntry(long Sequence, StoredContribution? Added, StoredContribution? Replaced);
