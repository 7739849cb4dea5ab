using CommunityCollab.Web.Pages;

namespace CommunityCollab.Server.Access;

/// <summary>Keeps every answer out of every cache, refusals too, but for those that say that they are the same for everyone. An endpoint
/// that is forgotten is then private, and not shared.</summary>
internal static class PrivateByDefault
{
    /// <summary>Says so on whatever is answered from here on, unless what answers says otherwise itself.</summary>
    public static void UsePrivateByDefault(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<SameForEveryone>() is null)
        {
            http.Response.Headers.CacheControl = "no-store";
        }

        return next(http);
    });
}
