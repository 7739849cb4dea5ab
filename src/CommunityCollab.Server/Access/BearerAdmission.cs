using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Transports;
using CommunityCollab.Grains.Access;
using Microsoft.Net.Http.Headers;

namespace CommunityCollab.Server.Access;

/// <summary>Reads the bearer token of a request and finds out whose it is.</summary>
/// <param name="credentials">Checks tokens.</param>
/// <param name="endings">Ends what a principal watches once they may not.</param>
internal sealed class BearerAdmission(Credentials credentials, TenantEndings endings)
{
    private const string Scheme = "Bearer ";

    private static Admission Refused => Admission.Refuse(
        "UNAUTHENTICATED", "This credential is unknown, expired or revoked, or its district is suspended. Send Authorization: Bearer cc_… with one that is in force, or none at all.");

    /// <summary>Admits the public without a token, a principal with a good one, and nobody with a bad one.</summary>
    public async ValueTask<Admission> AdmitAsync(HttpContext http, GraphQLCaller caller, CancellationToken cancellation)
    {
        if (Authorization(http, caller) is not { } authorization)
        {
            return Admit(Caller.Public, CancellationToken.None);
        }

        if (await FindAsync(authorization, cancellation) is not { } found)
        {
            return Refused;
        }

        if (caller.Transport == GraphQLTransport.Http)
        {
            return Admit(new Caller(found.Principal), CancellationToken.None);
        }

        // Looked at again once the ending is in place, or one between the two would be missed.
        var revoked = endings.For(found.Principal, found.ExpiresAt);
        return await FindAsync(authorization, cancellation) is { } still ? Admit(new Caller(still.Principal), revoked) : Refused;
    }

    private async Task<(Principal Principal, DateTimeOffset ExpiresAt)?> FindAsync(string authorization, CancellationToken cancellation) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await credentials.FindAsync(authorization[Scheme.Length..].Trim(), cancellation)
            : null;

    // A browser cannot set headers on a WebSocket, so there the token may come with the first message.
    private static string? Authorization(HttpContext http, GraphQLCaller caller) =>
        http.Request.Headers.TryGetValue(HeaderNames.Authorization, out var header) && header.Count > 0
            ? header.ToString()
            : caller.ConnectionInit?.GetValueOrDefault("authorization") as string;

    private static Admission Admit(Caller caller, CancellationToken revoked) =>
        Admission.Accept(new Dictionary<string, object?> { [Caller.Key] = caller }, revoked: revoked);
}
