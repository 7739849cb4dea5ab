using System.Security.Claims;
using Microsoft.Identity.Web;

namespace CommunityCollab.Server.SignIn;

/// <summary>What a provider says of a person.</summary>
/// <param name="Issuer">Who says so.</param>
/// <param name="Subject">What it calls them, for good: Entra ID's object id where there is one, since its <c>sub</c> differs between applications.</param>
/// <param name="Email">Their address or user name.</param>
/// <param name="Name">Their name.</param>
internal sealed record ProviderClaims(string Issuer, string Subject, string Email, string Name)
{
    /// <summary>Reads them from a token that was checked, whether its claims bear their own names or .NET's.</summary>
    /// <exception cref="InvalidOperationException">It names neither an object id nor a subject.</exception>
    public static ProviderClaims Of(ClaimsPrincipal principal)
    {
        var subject = Find(principal, ClaimConstants.Oid, ClaimConstants.ObjectId) ?? Find(principal, ClaimConstants.Sub, ClaimTypes.NameIdentifier)
            ?? throw new InvalidOperationException("The token names nobody.");
        var email = (Find(principal, "email", ClaimTypes.Email) ?? principal.FindFirst(ClaimConstants.PreferredUserName))?.Value ?? "";
        return new ProviderClaims(subject.Issuer, subject.Value, email, Find(principal, ClaimConstants.Name, ClaimTypes.Name)?.Value ?? email);
    }

    private static Claim? Find(ClaimsPrincipal principal, string name, string netName) => principal.FindFirst(name) ?? principal.FindFirst(netName);
}
