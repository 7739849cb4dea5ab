namespace CommunityCollab.Data.Access;

/// <summary>What a credential may do. A scope is written <c>thing:right</c>.</summary>
public static class Scopes
{
    /// <summary>Read the tenant tree.</summary>
    public const string TenantsRead = "tenants:read";

    /// <summary>Bring on districts.</summary>
    public const string TenantsWrite = "tenants:write";

    /// <summary>Read campaigns that are not public yet, and what is said of them inside.</summary>
    public const string CampaignsRead = "campaigns:read";

    /// <summary>Create, change and move campaigns.</summary>
    public const string CampaignsWrite = "campaigns:write";

    /// <summary>See live results with small numbers hidden.</summary>
    public const string ResultsRead = "results:read";

    /// <summary>See exact live results. Every such read is logged.</summary>
    public const string ResultsRows = "results:rows";

    /// <summary>Hold and remove thoughts and statements.</summary>
    public const string ModerationWrite = "moderation:write";

    /// <summary>Create and revoke credentials.</summary>
    public const string CredentialsWrite = "credentials:write";

    /// <summary>Every scope there is.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        TenantsRead, TenantsWrite, CampaignsRead, CampaignsWrite, ResultsRead, ResultsRows, ModerationWrite, CredentialsWrite,
    ];
}
