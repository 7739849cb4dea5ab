using CommunityCollab.GraphQL.Transports;
using CommunityCollab.GraphQL.Transports.Throttling;
using CommunityCollab.Web;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityCollab.Server.Limits;

/// <summary>Puts the limits in front of the API and the pages.</summary>
internal static class LimitRegistration
{
    /// <summary>Registers the limits the configuration gives.</summary>
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.AddProxies();
        var options = LimitOptions.Read(builder.Configuration);
        var limits = new CallerLimits(options);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(limits);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = limits.Addresses;
            limiter.OnRejected = RefuseAsync;
        });
    }

    /// <summary>Limits everything mapped or used after this, but for endpoints that say that they limit themselves.</summary>
    public static void UseLimits(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRateLimiter();
        var limits = app.Services.GetRequiredService<CallerLimits>();
        var transports = app.Services.GetRequiredService<GraphQLTransportOptions>();
        transports.Throttle = limits;
        transports.Limits.ExecutionTime = app.Services.GetRequiredService<LimitOptions>().ExecutionTime;
        transports.Limits.Mutations = Math.Min(transports.Limits.Mutations, limits.MostAtOnce);
    }

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var seconds = RetryAfter.SecondsOf(rejected.Lease);
        RetryAfter.Set(rejected.HttpContext.Response, seconds);
        await CollabWeb.TooManyRequestsAsync(rejected.HttpContext, seconds);
    }
}
