using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CommunityCollab.Server.SignIn;

/// <summary>The person a cookie stands for.</summary>
internal static class SignedInPerson
{
    private const string Id = "person";

    /// <summary>What the cookie of a person holds.</summary>
    public static ClaimsPrincipal Of(Guid person, string name) =>
        new(new ClaimsIdentity([new(Id, person.ToString("N")), new(ClaimTypes.Name, name)], CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>The person's id; null for nobody.</summary>
    public static Guid? IdOf(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(Id), out var id) ? id : null;
}
