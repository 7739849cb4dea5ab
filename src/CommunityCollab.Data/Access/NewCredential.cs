namespace CommunityCollab.Data.Access;

/// <summary>A credential to make.</summary>
/// <param name="Name">Its name, for people and the audit log.</param>
/// <param name="AgencyId">The agency it is tied to.</param>
/// <param name="DistrictId">The district it is tied to; null for the agency's own.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="ExpiresAt">When it stops working.</param>
public sealed record NewCredential(string Name, Guid AgencyId, Guid? DistrictId, IEnumerable<string> Scopes, DateTimeOffset ExpiresAt)
{
    /// <summary>What it is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>The only campaigns it may reach; null for every one of its district's.</summary>
    public IReadOnlyCollection<Guid>? Campaigns { get; init; }
}
