namespace CommunityCollab.Core.Onboarding;

/// <summary>A district that a file brings and one that the agency has and the file has not, which may be the same. Nothing of the file is
/// taken over before somebody said whether they are.</summary>
/// <param name="Line">The file's line.</param>
/// <param name="NewName">The name in the file.</param>
/// <param name="NewLeaid">The LEAID in the file; null for none.</param>
/// <param name="NewStateAssignedId">The state's code in the file; null for none.</param>
/// <param name="DistrictId">The agency's district.</param>
/// <param name="Name">Its name.</param>
/// <param name="Leaid">Its LEAID; null for none.</param>
/// <param name="StateAssignedId">Its code in its state; null for none.</param>
/// <param name="Likeness">In what they are alike.</param>
/// <param name="Decision">What was decided; null while nobody did.</param>
public sealed record DistrictPair(
    int Line,
    string NewName,
    string? NewLeaid,
    string? NewStateAssignedId,
    Guid DistrictId,
    string Name,
    string? Leaid,
    string? StateAssignedId,
    PairLikeness Likeness,
    PairDecision? Decision)
{
    /// <summary>What tells it from the import's other pairs.</summary>
    public string Key => $"{Line}-{DistrictId:N}";
}

/// <summary>In what a district of a file is like one that the agency has. The first that holds counts.</summary>
[GenerateSerializer, Alias("PairLikeness")]
public enum PairLikeness
{
    /// <summary>Their codes are the same but for zeros, as when a spreadsheet ate them.</summary>
    CodeButForZeros,

    /// <summary>Their names are the same but for case, spaces, accents or punctuation.</summary>
    NameButForCase,

    /// <summary>Their names have the same words in another order, other abbreviations, or one letter that differs.</summary>
    NameButForSpelling,
}

/// <summary>What is decided of a pair.</summary>
[GenerateSerializer, Alias("PairDecision")]
public enum PairDecision
{
    /// <summary>They are the same district: the line is the agency's district's.</summary>
    Join,

    /// <summary>They are two: the line brings a new one on, and the agency's stays as it is.</summary>
    KeepApart,
}
