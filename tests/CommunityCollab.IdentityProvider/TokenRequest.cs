using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCollab.IdentityProvider;

/// <summary>An access token for the API as a test wants it: a right one, or one with a single thing wrong.</summary>
/// <param name="UserName">Whose it is.</param>
/// <param name="Issuer">Who says so; the provider when left out.</param>
/// <param name="Audience">For whom it is; the API when left out.</param>
/// <param name="TenantId">The organization; the provider's when left out.</param>
/// <param name="ExpiresInSeconds">From now; an hour when left out, in the past when negative.</param>
/// <param name="Scope">What it allows; what the API asks for when left out, no claim at all when empty.</param>
/// <param name="SignedBy">"none" for no signature at all, "stranger" for a key that is not the provider's.</param>
internal sealed record TokenRequest(
    string UserName, string? Issuer, string? Audience, string? TenantId, int? ExpiresInSeconds, string? Scope, string? SignedBy)
{
    /// <summary>Makes the token.</summary>
    public string Make(Provider provider, User user, SigningKeys keys)
    {
        var now = DateTime.UtcNow;
        var expires = now.AddSeconds(ExpiresInSeconds ?? 3600);
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer ?? provider.Issuer,
            Audience = Audience ?? provider.ApiAudience,
            NotBefore = (expires < now ? expires : now).AddMinutes(-10),
            IssuedAt = (expires < now ? expires : now).AddMinutes(-10),
            Expires = expires,
            Subject = new ClaimsIdentity(
            [
                new("oid", user.ObjectId), new("sub", user.ObjectId), new("tid", TenantId ?? provider.TenantId), new("ver", "2.0"),
                new("uti", $"{Guid.NewGuid():N}"), new("name", user.Name), new("preferred_username", user.UserName),
                .. Scope is "" ? (Claim[])[new("roles", "some.role")] : [new("scp", Scope ?? "access_as_user")],
            ]),
            SigningCredentials = SignedBy switch
            {
                "none" => null,
                "stranger" => SigningKeys.Make(),
                _ => keys.Current,
            },
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
