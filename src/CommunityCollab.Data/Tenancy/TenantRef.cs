namespace CommunityCollab.Data.Tenancy;

/// <summary>A tenant by its ids: an agency, or one of its districts.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="DistrictId">The district; null for the agency itself.</param>
public readonly record struct TenantRef(Guid AgencyId, Guid? DistrictId);
