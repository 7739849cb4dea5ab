namespace CommunityCollab.Data.Tenancy;

/// <summary>Whose rows a context may see. What is outside does not exist, for any query.</summary>
/// <param name="Agency">The agency whose districts may be seen; null for none.</param>
/// <param name="District">The district whose rows may be seen; null for none.</param>
/// <param name="IsSystem">Whether all rows may be seen: grains and start-up only, never on behalf of a caller.</param>
public sealed record TenantScope(Guid? Agency, Guid? District, bool IsSystem = false)
{
    private readonly Guid[]? _onlyCampaigns;

    /// <summary>The only campaigns of the district that may be seen, apart from what is public; null for all of them.</summary>
    public IReadOnlyList<Guid>? OnlyCampaigns
    {
        get => _onlyCampaigns;
        init => _onlyCampaigns = value is null ? null : [.. value];
    }

    /// <summary>Whether what people wrote and the public may not see may be seen: thoughts and statements that are held or removed.</summary>
    public bool SeesHiddenTexts { get; init; }

    /// <summary>Whether single contributions may be seen, and the names of those who gave them.</summary>
    public bool SeesRows { get; init; }

    /// <summary>Whether all campaigns of the district may be seen.</summary>
    internal bool HasAllCampaigns => _onlyCampaigns is null;

    /// <summary>The campaigns, when not all of them may be seen.</summary>
    internal Guid[] CampaignList => _onlyCampaigns ?? [];

    /// <summary>Someone without a credential: what is public, and nothing else.</summary>
    public static TenantScope Public { get; } = new(null, null);

    /// <summary>The system itself.</summary>
    public static TenantScope System { get; } = new(null, null, IsSystem: true);
}
