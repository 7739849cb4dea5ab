using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CommunityCollab.Server.SignIn;

/// <summary>The person a cookie stands for.</summary>
internal static class SignedInPerson
{
    private const string Id = "person";
    private const string Session = "session";

    /// <summary>What the cookie of a person holds.</summary>
    public static ClaimsPrincipal Of(Guid person, string name) =>
        new(new ClaimsIdentity([new(Id, person.ToString("N")), new(ClaimTypes.Name, name)], CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Puts the key of their session into it.</summary>
    public static void Enter(ClaimsPrincipal person, string key) => person.Identities.First().AddClaim(new(Session, key));

    /// <summary>The key of the session; null for nobody.</summary>
    public static string? SessionOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(Session);

    /// <summary>The person's id; null for nobody.</summary>
    public static Guid? IdOf(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(Id), out var id) ? id : null;
}
