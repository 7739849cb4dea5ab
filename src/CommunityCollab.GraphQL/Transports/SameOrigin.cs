using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CommunityCollab.GraphQL.Transports;

/// <summary>
/// Tells whether a browser sent the request from one of our own pages. <c>Sec-Fetch-Site</c> decides where
/// there is one; older browsers send <c>Origin</c>; a request with neither comes from no browser page, and
/// nobody can make it carry another person's cookie.
/// </summary>
public static class SameOrigin
{
    /// <summary>Whether the request may act with the cookie it carries.</summary>
    public static bool Allows(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        if (!string.IsNullOrEmpty(site))
        {
            return site is "same-origin" or "none";
        }

        string? origin = request.Headers[HeaderNames.Origin];
        return string.IsNullOrEmpty(origin)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
