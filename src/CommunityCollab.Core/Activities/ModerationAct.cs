using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities;

/// <summary>What a moderator does to a thought or statement.</summary>
/// <param name="Key">The key of the thought or statement.</param>
/// <param name="To">Whether people may see it from now on.</param>
/// <param name="Reason">For which of the published reasons it is removed; null when it is not.</param>
/// <param name="Note">What staff should know besides; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("ModerationAct")]
public sealed record ModerationAct(
    [property: Id(0)] string Key,
    [property: Id(1)] TextItemState To,
    [property: Id(2)] RemovalReason? Reason,
    [property: Id(3)] string? Note)
{
    private const int LongestNote = 500;

    /// <summary>When it is done.</summary>
    [Id(4)]
    public DateTimeOffset At { get; init; }

    /// <summary>The credential or person that does it.</summary>
    [Id(5)]
    public Guid By { get; init; }

    /// <summary>The reason and the note as the audit log keeps them.</summary>
    public string? Why => (Reason, Note) switch
    {
        (null, _) => Note,
        (_, null) => Reason.ToString(),
        _ => $"{Reason}: {Note}",
    };

    /// <summary>What is wrong with it, whatever it is done to.</summary>
    public IEnumerable<Problem> Check()
    {
        if (To == TextItemState.Withdrawn || !Enum.IsDefined(To))
        {
            yield return Problem.At(ProblemCode.Invalid, "A moderator shows, holds or removes; only its author withdraws it.", "state");
        }

        if (To == TextItemState.Removed && (Reason is not { } reason || !Enum.IsDefined(reason)))
        {
            yield return Problem.At(ProblemCode.Required, "Choose the reason for which it is removed: one of the published list. Any other is no reason to remove it.", "reason");
        }

        if (To != TextItemState.Removed && Reason is not null)
        {
            yield return Problem.At(ProblemCode.Invalid, "A reason is for removing; leave it out.", "reason");
        }

        foreach (var problem in Note is null ? [] : PlainText.Check(Note, LongestNote, "note"))
        {
            yield return problem;
        }
    }

    /// <summary>Why nothing can be done to a thought or statement in a state; null when something can.</summary>
    /// <param name="from">The state it is in; null if there is no such thing.</param>
    public static Problem? MayChange(TextItemState? from) => from switch
    {
        null => Problem.At(ProblemCode.NotFound, "There is no such thought or statement.", "key"),
        TextItemState.Withdrawn => Problem.At(ProblemCode.WrongState, "Its author has taken it back; it is shown to nobody any more.", "key"),
        _ => null,
    };
}
