using System.Net;
using System.Net.Sockets;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Contributions;
using CommunityCollab.Data.Sqlite;
using CommunityCollab.GraphQL;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Transports;
using CommunityCollab.Grains;
using CommunityCollab.Server.Access;
using CommunityCollab.Server.Audit;
using CommunityCollab.Server.Demo;
using CommunityCollab.Server.Limits;
using CommunityCollab.Server.Mail;
using CommunityCollab.Server.Onboarding;
using CommunityCollab.Server.SignIn;
using CommunityCollab.Web;
using CommunityCollab.Web.Mail;
using GraphQL.Types;
using Microsoft.AspNetCore.DataProtection;

namespace CommunityCollab.Server;

/// <summary>Wires the server together on the embedded store.</summary>
internal static class ServerHost
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Builds the application; nothing runs yet.</summary>
    public static WebApplication Build(string[] args, ServerOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args.Where(arg => arg != "--demo")], ApplicationName = typeof(ServerHost).Assembly.GetName().Name });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Polly", LogLevel.Warning)
            .AddFilter("Orleans.Runtime.Silo", LogLevel.Error); // It warns at each start of the kind of garbage collection we chose.
        AddStore(builder.Services, options.DataFolder);
        builder.Host.UseOrleans(silo => silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0).AddCollabGrains());
        builder.AddLimits();
        builder.AddMail();
        builder.AddInvitations();
        builder.Services.AddSingleton<OnboardingEndpoints.Desk>();
        builder.AddSignIn();
        builder.Services.AddSingleton<StaffAdmission>();
        builder.Services.AddSingleton<CallerAdmission>();
        builder.Services.AddCollabSchema();
        builder.Services.AddGraphQLTransports();
        builder.Services.AddCollabWeb();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHealthChecks().AddCheck<Readiness>("start");
        if (options.IsDemo)
        {
            DemoAddress.MustBeLocal(builder.Configuration);
        }

        var app = Map(builder.Build());
        app.MapSignIn(options.IsDemo ? DemoPeople.Personas : null);
        if (options.IsDemo)
        {
            app.MapDemoMail();
        }
        else
        {
            app.WarnWithoutMailServer();
        }

        return app;
    }

    /// <summary>Starts serving, and does what the command line asks for once.</summary>
    public static async Task StartAsync(WebApplication app, ServerOptions options)
    {
        await app.StartAsync();

        // Putting the schema together takes seconds, which the first caller after a start would otherwise wait within their own limit.
        app.Services.GetRequiredService<ISchema>().Initialize();
        if (options.Bootstrap is { } name)
        {
            await Bootstrap.RunAsync(app.Services, name, options.StateCode);
        }

        if (options.IsDemo)
        {
            await new DemoSeed(app.Services).RunAsync(app.Urls.First());
        }

        app.Services.GetRequiredService<Readiness>().IsReady = true;
    }

    private static void AddStore(IServiceCollection services, string folder)
    {
        var store = new SqliteStore(folder);
        store.Migrate();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(store);
        services.AddSingleton<SqliteWriter>();
        services.AddSingleton<IJournal, SqliteJournal>();
        services.AddSingleton<Records>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<CredentialUses>();
        services.AddHostedService<CredentialUseRecorder>();
        services.AddSingleton<AuditLog>();
        services.AddDataProtection().SetApplicationName("CommunityCollab").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "keys")));
    }

    // The embedded silo talks to nobody, but listens; a fixed port would keep a second server from starting.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static WebApplication Map(WebApplication app)
    {
        var transports = app.Services.GetRequiredService<GraphQLTransportOptions>();
        transports.Admit = app.Services.GetRequiredService<CallerAdmission>().AdmitAsync;
        transports.ShareKey = context => context.TryGetValue(Caller.Key, out var caller) && caller is Caller { Principal: { } principal } ? $"{principal.Id:N}{principal.TenantId:N}" : "public";
        app.UseLimits();
        app.UseAuthentication();
        app.MapGraphQL().DisableRateLimiting(); // It counts for itself, once it knows the caller.
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).DisableRateLimiting();
        app.MapHealthChecks("/health/ready").DisableRateLimiting();
        app.MapAuditExport();
        app.MapDirectoryUploads();
        app.MapOnboardingPages();
        app.MapCollabWeb();
        return app;
    }
}
