using System.Security.Claims;
using CommunityCollab.Data.Access;
using CommunityCollab.Server.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace CommunityCollab.Server.Access;

/// <summary>Finds out which member of staff sends a request, and for which tenant.</summary>
/// <param name="directory">Knows the people.</param>
/// <param name="sessions">Knows who is signed in on the pages.</param>
/// <param name="settings">Whether people can sign in.</param>
internal sealed class StaffAdmission(StaffDirectory directory, Sessions sessions, SignInSettings settings)
{
    private static readonly object TokenKey = new();

    /// <summary>The token the bearer scheme is to check; a WebSocket brings it in its first message, and not in a header.</summary>
    public static string? TokenOf(HttpContext http) => http.Items.TryGetValue(TokenKey, out var token) ? token as string : null;

    /// <summary>By the provider's token for the API.</summary>
    public async ValueTask<Found> ByTokenAsync(HttpContext http, string token, CancellationToken cancellation)
    {
        if (!settings.IsConfigured)
        {
            return Found.Nobody;
        }

        http.Items[TokenKey] = token;
        var result = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (!result.Succeeded)
        {
            return Found.Nobody;
        }

        var expiresAt = result.Properties?.ExpiresUtc ?? DateTimeOffset.MaxValue;
        var known = await sessions.FindAsync(token, cancellation) is { } session ? session.PersonId : await EnterAsync(result.Principal, token, expiresAt, cancellation);
        return known is { } person ? await ActAsync(http, person, expiresAt, cancellation) : Found.Nobody;
    }

    // A token that comes for the first time is somebody signing in; it counts for as long as it is believed, wherever clocks differ.
    private async Task<Guid?> EnterAsync(ClaimsPrincipal principal, string token, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        var claims = ProviderClaims.Of(principal);
        var known = await directory.FindAsync(claims.Issuer, claims.Subject, cancellation)
            ?? await directory.EnterAsync(claims.Issuer, claims.Subject, claims.Email, claims.Name);
        if (known is { } person)
        {
            await sessions.StartAsync(token, person, expiresAt < DateTimeOffset.MaxValue ? expiresAt + SignInRegistration.ClockSkew : expiresAt);
        }

        return known;
    }

    /// <summary>By the pages' cookie. One that is not in force counts as none: a page for everyone shows all the same.</summary>
    public async ValueTask<Found> ByCookieAsync(HttpContext http, CancellationToken cancellation)
    {
        if (SignedInPerson.SessionOf(http.User) is not { } key || await sessions.FindAsync(key, cancellation) is not { } session)
        {
            return Found.Public;
        }

        var found = await ActAsync(http, session.PersonId, session.ExpiresAt, cancellation);
        return found.IsRefused && !http.Request.Headers.ContainsKey(ChosenTenant.Header)
            ? new Found { Person = session.PersonId, ExpiresAt = session.ExpiresAt, ByCookie = true, Session = session.Id }
            : found with { ByCookie = true, Session = session.Id };
    }

    private async Task<Found> ActAsync(HttpContext http, Guid person, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        var places = await directory.PlacesAsync(person, cancellation);
        if (ChosenTenant.Among(places, http.Request) is { } place)
        {
            return new Found { Principal = place.Principal, Person = person, ExpiresAt = place.Until < expiresAt ? place.Until : expiresAt };
        }

        // Whoever holds no role yet may accept an invitation; whoever names a tenant must hold one there.
        return places.Count == 0 && !http.Request.Headers.ContainsKey(ChosenTenant.Header)
            ? new Found { Person = person, ExpiresAt = expiresAt }
            : new Found { IsRefused = true, IsTenantUnclear = true };
    }
}
