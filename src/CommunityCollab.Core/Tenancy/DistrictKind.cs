namespace CommunityCollab.Core.Tenancy;

/// <summary>What a local education agency is. All of them run campaigns of their own.</summary>
public enum DistrictKind
{
    /// <summary>A school district.</summary>
    District,

    /// <summary>A board of cooperative educational services: a cooperative of districts, of which one may be in several.</summary>
    Boces,

    /// <summary>A statewide authorizer of charter schools.</summary>
    CharterInstitute,
}
