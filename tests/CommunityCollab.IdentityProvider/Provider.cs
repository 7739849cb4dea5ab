namespace CommunityCollab.IdentityProvider;

/// <summary>What the provider is called, in the shape of Entra ID's addresses.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="TenantId">The one organization it serves.</param>
/// <param name="ClientId">The one application that may ask.</param>
/// <param name="ClientSecret">That application's secret.</param>
internal sealed record Provider(string Url, string TenantId, string ClientId, string ClientSecret)
{
    /// <summary>The issuer of its tokens.</summary>
    public string Issuer => $"{Url}/{TenantId}/v2.0";

    /// <summary>For whom access tokens of the API are.</summary>
    public string ApiAudience => ClientId;

    /// <summary>A path of its own.</summary>
    public string Path(string rest) => $"/{TenantId}/{rest}";
}
