using System.Security.Claims;

namespace CommunityCollab.Server.SignIn;

/// <summary>What a provider says of a person.</summary>
/// <param name="Issuer">Who says so.</param>
/// <param name="Subject">What it calls them, for good: Entra ID's object id where there is one, since its <c>sub</c> differs between applications.</param>
/// <param name="Email">Their address or user name.</param>
/// <param name="Name">Their name.</param>
internal sealed record ProviderClaims(string Issuer, string Subject, string Email, string Name)
{
    /// <summary>Reads them from a token that was checked.</summary>
    /// <exception cref="InvalidOperationException">It names neither an object id nor a subject.</exception>
    public static ProviderClaims Of(ClaimsPrincipal principal)
    {
        var subject = principal.FindFirst("oid") ?? principal.FindFirst("sub") ?? throw new InvalidOperationException("The token names nobody.");
        var email = principal.FindFirstValue("email") ?? principal.FindFirstValue("preferred_username") ?? "";
        return new ProviderClaims(subject.Issuer, subject.Value, email, principal.FindFirstValue("name") ?? email);
    }
}
