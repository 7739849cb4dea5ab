namespace CommunityCollab.Core.Problems;

/// <summary>The kinds of refusal. A code never changes its meaning once published.</summary>
[GenerateSerializer, Alias("ProblemCode")]
public enum ProblemCode
{
    /// <summary>A value is missing, malformed, too long or out of range.</summary>
    Invalid,

    /// <summary>A required value was not given.</summary>
    Required,

    /// <summary>An id in the input names nothing, or nothing this caller may know of.</summary>
    NotFound,

    /// <summary>The campaign or activity is not in a state that allows this; the allowed ones are named.</summary>
    WrongState,

    /// <summary>The same submission id came before with another body; the first is kept.</summary>
    Conflict,

    /// <summary>A one-time token or code has been used.</summary>
    AlreadyUsed,

    /// <summary>The question is hidden by skip logic, so it takes no answer.</summary>
    Hidden,

    /// <summary>The combination of choices would break a promise to participants.</summary>
    Forbidden,

    /// <summary>The activity needs a participant token, and none or a wrong one came.</summary>
    ParticipantRequired,

    /// <summary>The activity is closed, or the invitation has expired, by the server's clock.</summary>
    Closed,

    /// <summary>The same person has shared the same words before; those count.</summary>
    Duplicate,

    /// <summary>The tenant or the participant has as many of these as it may have, or made as many as it may; the message says how many.</summary>
    QuotaExceeded,
}
