using CommunityCollab.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace CommunityCollab.Web;

/// <summary>The pages anyone may open.</summary>
public static class CollabWeb
{
    /// <summary>Where styles and scripts are served from.</summary>
    internal const string Assets = "/assets";

    /// <summary>Registers what the pages are rendered with.</summary>
    public static IServiceCollection AddCollabWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        return services;
    }

    /// <summary>Maps the pages, their styles and scripts, and the page for addresses nothing is at.</summary>
    public static WebApplication MapCollabWeb(this WebApplication app)
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = Assets,
            FileProvider = new EmbeddedFileProvider(typeof(CollabWeb).Assembly, "CommunityCollab.Web.wwwroot"),
            OnPrepareResponse = file =>
            {
                // Kept by the browser, but asked for anew, so that a page never meets the script of an older version.
                file.Context.Response.Headers.CacheControl = "no-cache";
                file.Context.Response.Headers.XContentTypeOptions = "nosniff";
            },
        });
        var pages = app.MapGroup("").AddEndpointFilter<PageHeaders>();
        pages.MapGet("/", PublicPages.CampaignsAsync);
        pages.MapGet("/campaigns/{id}", PublicPages.CampaignAsync);
        pages.MapGet("/activities/{id}/live", PublicPages.LiveAsync);
        pages.MapFallback(PublicPages.NotFound);
        return app;
    }
}
