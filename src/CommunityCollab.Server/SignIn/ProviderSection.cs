using CommunityCollab.Server.Starting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Identity.Web;

namespace CommunityCollab.Server.SignIn;

/// <summary>The section of the configuration that names the identity provider, with Microsoft.Identity.Web's own settings. That reads it when
/// the first person signs in, and passes over names that it does not know.</summary>
internal static class ProviderSection
{
    private static readonly string[] Known =
        [.. typeof(MicrosoftIdentityOptions).GetProperties().Concat(typeof(JwtBearerOptions).GetProperties()).Select(property => property.Name).Append("Scopes").Distinct()];

    /// <summary>Refuses what nobody could sign in with.</summary>
    /// <exception cref="InvalidConfigurationException">A name is unknown, or what each provider needs is missing.</exception>
    public static void MustBeComplete(IConfigurationSection section)
    {
        section.MustKnow(Known);
        string[] required = section["Authority"] is { Length: > 0 } ? ["ClientId"] : ["Instance", "TenantId", "ClientId"];
        if (Array.Find(required, name => string.IsNullOrWhiteSpace(section[name])) is { } missing)
        {
            throw new InvalidConfigurationException($"The setting '{section.Path}:{missing}' is missing: nobody could sign in without it.");
        }
    }
}
