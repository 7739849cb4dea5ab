using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Transports;
using Microsoft.Net.Http.Headers;

namespace CommunityCollab.Server.Access;

/// <summary>Reads the bearer token of a request and finds out whose it is.</summary>
/// <param name="credentials">Checks tokens.</param>
internal sealed class BearerAdmission(Credentials credentials)
{
    private const string Scheme = "Bearer ";

    /// <summary>Admits the public without a token, a credential with a good one, and nobody with a bad one.</summary>
    public async ValueTask<Admission> AdmitAsync(HttpContext http, GraphQLCaller caller, CancellationToken cancellation)
    {
        var authorization = Authorization(http, caller);
        if (authorization is null)
        {
            return Admit(Caller.Public);
        }

        var credential = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await credentials.FindAsync(authorization[Scheme.Length..].Trim(), cancellation)
            : null;
        return credential is null
            ? Admission.Refuse("UNAUTHENTICATED", "This credential is unknown, expired or revoked. Send Authorization: Bearer cc_… with one that is in force, or none at all.")
            : Admit(new Caller(credential));
    }

    // A browser cannot set headers on a WebSocket, so there the token may come with the first message.
    private static string? Authorization(HttpContext http, GraphQLCaller caller) =>
        http.Request.Headers.TryGetValue(HeaderNames.Authorization, out var header) && header.Count > 0
            ? header.ToString()
            : caller.ConnectionInit?.GetValueOrDefault("authorization") as string;

    private static Admission Admit(Caller caller) => Admission.Accept(new Dictionary<string, object?> { [Caller.Key] = caller });
}
