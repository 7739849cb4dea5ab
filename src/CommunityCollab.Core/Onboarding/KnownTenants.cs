using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Onboarding;

/// <summary>A district as the agency has it, or is to have it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Leaid">Its LEAID; null when not known.</param>
/// <param name="StateAssignedId">Its code in its state; null when not known.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Pupils">Pupils counted; null when not known.</param>
/// <param name="ClosedOn">The day from which it is no more; null while it is.</param>
public sealed record KnownDistrict(Guid Id, string Name, string? Leaid, string? StateAssignedId, DistrictKind Kind, int? Pupils, DateOnly? ClosedOn);

/// <summary>A school as the agency has it, or is to have it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DistrictId">The district that runs it.</param>
/// <param name="Name">Its name.</param>
/// <param name="NcesId">Its NCES id; null when not known.</param>
/// <param name="StateAssignedId">Its code in its state; null when not known.</param>
/// <param name="ClosedOn">The day from which it is no more; null while it is.</param>
public sealed record KnownSchool(Guid Id, Guid DistrictId, string Name, string? NcesId, string? StateAssignedId, DateOnly? ClosedOn);

/// <summary>A district that was merged into another one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Leaid">The LEAID it had; null for none.</param>
/// <param name="StateAssignedId">The code it had in its state; null for none.</param>
/// <param name="IntoId">The district it went into.</param>
/// <param name="IntoName">That one's name.</param>
public sealed record MergedDistrict(string Name, string? Leaid, string? StateAssignedId, Guid IntoId, string IntoName)
{
    /// <summary>Whether a line means it: by LEAID, where both have one, else by the state's code, else by its very name in a file
    /// without codes.</summary>
    internal bool IsMeantBy(DistrictCandidate candidate) =>
        candidate.Leaid is not null && Leaid is not null ? candidate.Leaid == Leaid
        : candidate.StateAssignedId is not null && StateAssignedId is not null ? candidate.StateAssignedId == StateAssignedId
        : candidate is { Leaid: null, StateAssignedId: null } && candidate.Name == Name;
}

/// <summary>What an agency has.</summary>
/// <param name="Districts">Its districts, closed ones too.</param>
/// <param name="Schools">Their schools, closed ones too.</param>
public sealed record KnownTenants(IReadOnlyList<KnownDistrict> Districts, IReadOnlyList<KnownSchool> Schools)
{
    /// <summary>Districts that were merged into others; a file that still has them does not bring them on again.</summary>
    public IReadOnlyList<MergedDistrict> Merged { get; init; } = [];

    /// <summary>An agency that has nothing yet.</summary>
    public static KnownTenants None { get; } = new([], []);
}
