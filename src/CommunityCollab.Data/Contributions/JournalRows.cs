using CommunityCollab.Core.Activities;

namespace CommunityCollab.Data.Contributions;

/// <summary>One entry of the journal. Written by <see cref="IJournal"/> only; entries are never changed.</summary>
public sealed class JournalRow
{
    /// <summary>The activity.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>The shard of the activity.</summary>
    public required int Shard { get; init; }

    /// <summary>The entry's place in the shard, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>The district that owns the entry.</summary>
    public required Guid DistrictId { get; init; }

    /// <summary>The id its sender made; null for a withdrawal.</summary>
    public Guid? SubmissionId { get; init; }

    /// <summary>Who gave it, as the activity's own opaque reference; null in an anonymous activity.</summary>
    public string? Participant { get; init; }

    /// <summary>What it is the participant's one say on; null in an anonymous activity.</summary>
    public string? Say { get; init; }

    /// <summary>Counts the participant's entries on that say, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>The sequence of the entry this one takes the place of; null if it is the first.</summary>
    public long? Revises { get; init; }

    /// <summary>The stakeholder groups its giver ticked, as JSON; null for none.</summary>
    public string? Groups { get; init; }

    /// <summary>When it was received; to the hour in an anonymous activity.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What it says, as JSON in UTF-8; null for a withdrawal.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The id of the thought or statement it brought; null if it brought none.</summary>
    public string? TextId { get; init; }
}

/// <summary>The newest saved tally of a shard.</summary>
public sealed class SnapshotRow
{
    /// <summary>The activity.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>The shard.</summary>
    public required int Shard { get; init; }

    /// <summary>The last entry folded into it.</summary>
    public required long Sequence { get; set; }

    /// <summary>The tally, serialized.</summary>
    public required byte[] Tally { get; set; }
}

/// <summary>What the public sees of an activity, kept so that a restart never shows a value between two steps.</summary>
public sealed class PublicStepRow
{
    /// <summary>The activity.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>The version of the live tally the newest step was taken from.</summary>
    public required long Version { get; set; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset AsOf { get; set; }

    /// <summary>The shown tally, serialized.</summary>
    public required byte[] Tally { get; set; }
}

/// <summary>A thought or statement, with what is needed to offer it to others.</summary>
public sealed class TextItemRow
{
    /// <summary>The activity.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>Its key, unique in the activity.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in the order in which people could see the activity's thoughts and statements, from 1. The newest has the last.</summary>
    public required long Place { get; set; }

    /// <summary>The district that owns it.</summary>
    public required Guid DistrictId { get; init; }

    /// <summary>Who shared it; null for one the district wrote.</summary>
    public string? Author { get; init; }

    /// <summary>Its text, as given.</summary>
    public required string Text { get; init; }

    /// <summary>What it has in common with all texts that people take for the same words; null for one the district wrote.</summary>
    public byte[]? Likeness { get; init; }

    /// <summary>Whether people may see it.</summary>
    public TextItemState State { get; set; }

    /// <summary>For which of the published reasons a moderator removed it; null where none did, or none was kept.</summary>
    public RemovalReason? RemovalReason { get; set; }

    /// <summary>What the moderator wrote beside it; null for nothing.</summary>
    public string? Note { get; set; }

    /// <summary>When a moderator last changed what people may see of it; null if none did.</summary>
    public DateTimeOffset? ModeratedAt { get; set; }

    /// <summary>The credential or person that did; null if none did.</summary>
    public Guid? ModeratedBy { get; set; }

    /// <summary>How often a moderator has changed what people may see of it.</summary>
    public int Moderations { get; set; }

    /// <summary>How many people have had their say on it, so that the least seen is offered first.</summary>
    public long Says { get; set; }

    /// <summary>Takes what a moderator did over. The text stays.</summary>
    public void Take(ModerationAct act)
    {
        State = act.To;
        RemovalReason = act.Reason;
        Note = act.Note;
        ModeratedAt = act.At;
        ModeratedBy = act.By;
        Moderations++;
    }
}

/// <summary>A one-time token that was given out, as a hash. It shares no key with any contribution.</summary>
public sealed class OneTimeTokenRow
{
    /// <summary>The activity it opens.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whether it has been used.</summary>
    public bool IsSpent { get; set; }
}

/// <summary>The name of a participant in an identified activity, apart from what they said.</summary>
public sealed class ParticipantRow
{
    /// <summary>The activity.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>The participant's reference in it.</summary>
    public required string Reference { get; init; }

    /// <summary>The district that owns the record.</summary>
    public required Guid DistrictId { get; init; }

    /// <summary>The name they gave.</summary>
    public required string Name { get; init; }
}
