using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Transports;
using CommunityCollab.Grains.Access;
using Microsoft.Net.Http.Headers;

namespace CommunityCollab.Server.Access;

/// <summary>The one door: finds out who sends a request, by the credential, the token or the cookie that comes with it.</summary>
/// <param name="credentials">Checks machines' credentials.</param>
/// <param name="staff">Checks people.</param>
/// <param name="endings">Ends what a principal watches once they may not.</param>
internal sealed class CallerAdmission(Credentials credentials, StaffAdmission staff, TenantEndings endings)
{
    private const string Scheme = "Bearer ";

    private static Admission Refused => Admission.Refuse(
        "UNAUTHENTICATED", "This credential is unknown, expired or revoked, or its district is suspended. Send Authorization: Bearer … with one that is in force, or none at all.");

    private static Admission TenantUnclear => Admission.Refuse(
        "TENANT_REQUIRED", $"Name the tenant you act for in the header {SignIn.ChosenTenant.Header}: the id of a district or an agency in which you hold a role.");

    /// <summary>Admits the public with nothing, a principal with what is in force, and nobody with what is not.</summary>
    public async ValueTask<Admission> AdmitAsync(HttpContext http, GraphQLCaller caller, CancellationToken cancellation)
    {
        var found = await FindAsync(http, caller, cancellation);
        if (found.Right is not { } right || caller.Transport == GraphQLTransport.Http)
        {
            return Admit(found, CancellationToken.None);
        }

        // Looked at again once the ending is in place, or one between the two would be missed.
        var revoked = endings.For(right);
        return Admit(await FindAsync(http, caller, cancellation), revoked);
    }

    private async ValueTask<Found> FindAsync(HttpContext http, GraphQLCaller caller, CancellationToken cancellation)
    {
        if (Authorization(http, caller) is not { } authorization)
        {
            return await staff.ByCookieAsync(http, cancellation);
        }

        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Found.Nobody;
        }

        var token = authorization[Scheme.Length..].Trim();
        if (!Credentials.IsOne(token))
        {
            return await staff.ByTokenAsync(http, token, cancellation);
        }

        return await credentials.FindAsync(token, cancellation) is { } machine
            ? new Found { Principal = machine.Principal, ExpiresAt = machine.ExpiresAt }
            : Found.Nobody;
    }

    // A browser cannot set headers on a WebSocket, so there the token may come with the first message.
    private static string? Authorization(HttpContext http, GraphQLCaller caller) =>
        http.Request.Headers.TryGetValue(HeaderNames.Authorization, out var header) && header.Count > 0
            ? header.ToString()
            : caller.ConnectionInit?.GetValueOrDefault("authorization") as string;

    private static Admission Admit(Found found, CancellationToken revoked)
    {
        if (found.IsRefused)
        {
            return found.IsTenantUnclear ? TenantUnclear : Refused;
        }

        var context = new Dictionary<string, object?> { [Caller.Key] = found.Principal is null ? Caller.Public : new Caller(found.Principal) };
        if (found.Person is { } person)
        {
            context[SignedIn.Key] = person;
        }

        return Admission.Accept(context, found.ByCookie, revoked);
    }
}
