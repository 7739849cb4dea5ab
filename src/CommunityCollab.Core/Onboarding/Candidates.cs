using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Onboarding;

/// <summary>A district, as an acceptable line of a file has it.</summary>
/// <param name="Line">The line.</param>
/// <param name="Name">Its name.</param>
/// <param name="Leaid">Its LEAID; null when the line has none.</param>
/// <param name="StateAssignedId">Its code in its state; null when the line has none.</param>
/// <param name="Kind">What it is; null when the line does not say.</param>
/// <param name="Pupils">Pupils counted; null when missing, never zero for missing.</param>
/// <param name="Operating">Whether it operates.</param>
/// <param name="Since">Since when; null when the line does not say.</param>
public sealed record DistrictCandidate(
    int Line, string Name, string? Leaid, string? StateAssignedId, DistrictKind? Kind, int? Pupils, Operating Operating, DateOnly? Since);

/// <summary>A school, as an acceptable line of a file has it.</summary>
/// <param name="Line">The line.</param>
/// <param name="Name">Its name.</param>
/// <param name="NcesId">Its NCES id; null when the line has none.</param>
/// <param name="StateAssignedId">Its code in its state; null when the line has none.</param>
/// <param name="District">The district that runs it.</param>
/// <param name="Operating">Whether it operates.</param>
/// <param name="Since">Since when; null when the line does not say.</param>
public sealed record SchoolCandidate(
    int Line, string Name, string? NcesId, string? StateAssignedId, DistrictReference District, Operating Operating, DateOnly? Since);

/// <summary>How a school's line names its district: by LEAID if it can, then by the state's code, then by name.</summary>
/// <param name="Leaid">The LEAID.</param>
/// <param name="StateAssignedId">The state's code.</param>
/// <param name="Name">The name.</param>
public sealed record DistrictReference(string? Leaid, string? StateAssignedId, string? Name)
{
    /// <inheritdoc/>
    public override string ToString() => Leaid is not null ? $"LEAID {Leaid}" : StateAssignedId is not null ? $"code {StateAssignedId}" : $"name '{Name}'";
}

/// <summary>What a directory file says.</summary>
/// <param name="Districts">The districts of acceptable lines.</param>
/// <param name="Named">Districts that have no line of their own, by the first line of a school that gives both their code and their name.
/// They are brought on if the agency does not have them, and never changed.</param>
/// <param name="Schools">The schools of acceptable lines.</param>
/// <param name="Findings">What is to be told, in the order of lines.</param>
/// <param name="Lines">How many lines were read, without the header.</param>
/// <param name="OtherStates">How many of them were left out, since they are other states'.</param>
public sealed record DirectoryReading(
    IReadOnlyList<DistrictCandidate> Districts,
    IReadOnlyList<DistrictCandidate> Named,
    IReadOnlyList<SchoolCandidate> Schools,
    IReadOnlyList<Finding> Findings,
    int Lines,
    int OtherStates)
{
    /// <summary>A file that says nothing.</summary>
    public static DirectoryReading Nothing { get; } = new([], [], [], [], 0, 0);

    /// <summary>Whether it is a file of schools alone, whose lines name their districts.</summary>
    public bool IsOfSchools => Districts.Count == 0 && Named.Count > 0;
}
