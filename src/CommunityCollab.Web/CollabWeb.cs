using CommunityCollab.Web.Invitations;
using CommunityCollab.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
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

    /// <summary>Answers someone who asks too much with a page that says so, and status 429.</summary>
    /// <param name="http">The request.</param>
    /// <param name="seconds">How long to wait.</param>
    public static Task TooManyRequestsAsync(HttpContext http, int seconds)
    {
        PageHeaders.Set(http.Response);
        return new RazorComponentResult<TooManyRequestsPage>(new { Seconds = seconds }) { StatusCode = StatusCodes.Status429TooManyRequests }.ExecuteAsync(http);
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
        pages.MapGet("/invitations/{token}", InvitationPages.ShowAsync);
        pages.MapFallback(PublicPages.NotFound);
        return app;
    }
}
