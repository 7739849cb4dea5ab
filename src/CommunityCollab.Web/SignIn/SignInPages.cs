using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommunityCollab.Web.SignIn;

/// <summary>The pages on which staff sign in and choose where they act.</summary>
public static class SignInPages
{
    /// <summary>Offers to sign in.</summary>
    /// <param name="returnUrl">Where to go afterwards; a path of this server.</param>
    /// <param name="isConfigured">Whether a provider is configured.</param>
    /// <param name="hasFailed">Whether signing in was tried and failed.</param>
    /// <param name="personas">Whom a demo's visitor can be; empty elsewhere.</param>
    public static IResult SignIn(string returnUrl, bool isConfigured, bool hasFailed, IReadOnlyList<Persona> personas) =>
        new RazorComponentResult<SignInPage>(new { ReturnUrl = returnUrl, IsConfigured = isConfigured, HasFailed = hasFailed, Personas = personas });

    /// <summary>Shows where the person may act.</summary>
    /// <param name="places">The tenants.</param>
    /// <param name="chosen">The one they act for now; null for none.</param>
    public static IResult Tenants(IReadOnlyList<TenantChoice> places, string? chosen) =>
        new RazorComponentResult<TenantPage>(new { Places = places, Chosen = chosen });
}
