namespace CommunityCollab.Core.Activities;

/// <summary>For what a moderator may remove a thought or statement. The list is closed and says nothing of opinions: a district that runs
/// a space for comment is the government, and removal must be neutral to viewpoint under published rules (Lindke v. Freed, 2024,
/// and the school board cases before it).</summary>
[GenerateSerializer, Alias("RemovalReason")]
public enum RemovalReason
{
    /// <summary>It names a student, or tells who one is.</summary>
    NamesStudent,

    /// <summary>It gives private data of a person away, such as an address, a telephone number or a condition.</summary>
    PrivateData,

    /// <summary>It threatens somebody.</summary>
    Threat,

    /// <summary>It is obscene in the legal sense; being rude or offensive is not enough.</summary>
    Obscene,

    /// <summary>It is advertising, sent by a machine, or says word for word what is there already.</summary>
    SpamOrDuplicate,

    /// <summary>It is outside the scope that was posted with the question.</summary>
    OffTopic,
}
