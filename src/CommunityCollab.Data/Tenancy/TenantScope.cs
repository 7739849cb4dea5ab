namespace CommunityCollab.Data.Tenancy;

/// <summary>Whose rows a context may see. What is outside does not exist, for any query.</summary>
/// <param name="Agency">The agency whose districts may be seen; null for none.</param>
/// <param name="District">The district whose rows may be seen; null for none.</param>
/// <param name="IsSystem">Whether all rows may be seen: grains and start-up only, never on behalf of a caller.</param>
public sealed record TenantScope(Guid? Agency, Guid? District, bool IsSystem = false)
{
    /// <summary>Someone without a credential: what is public, and nothing else.</summary>
    public static TenantScope Public { get; } = new(null, null);

    /// <summary>The system itself.</summary>
    public static TenantScope System { get; } = new(null, null, IsSystem: true);
}
