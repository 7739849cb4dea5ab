namespace CommunityCollab.Server.Access;

/// <summary>Keeps every answer out of every cache, refusals too: pages show who is signed in. Styles and scripts, which are the same for
/// everyone, say otherwise themselves.</summary>
internal static class PrivateByDefault
{
    /// <summary>Says so on whatever is answered from here on, unless what answers says otherwise itself.</summary>
    public static void UsePrivateByDefault(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        return next(http);
    });
}
