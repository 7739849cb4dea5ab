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
using CommunityCollab.Server.Starting;
using CommunityCollab.Web;
using CommunityCollab.Web.Mail;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CommunityCollab.Server;

/// <summary>Wires the server together on the embedded store.</summary>
internal static class ServerHost
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Serves until it is told to stop.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ServerOptions options)
    {
        using var logs = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        using var folder = StoreFolder.Open(options.DataFolder, logs.CreateLogger("CommunityCollab.Store"));
        await using var app = Build(options, folder);
        try
        {
            await StartAsync(app, options, folder);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop while it started.
            await app.StopAsync();
            return 0;
        }

        await app.WaitForShutdownAsync();
        return 0;
    }

    private static WebApplication Build(ServerOptions options, StoreFolder folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. options.Settings], ApplicationName = typeof(ServerHost).Assembly.GetName().Name });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        var readiness = new Readiness();
        QuietFrameworks(builder.Logging, readiness);
        AddStore(builder.Services, folder);
        builder.Host.UseOrleans(silo => silo.UseLocalhostClustering(siloPort: SiloPort.Find(), gatewayPort: 0).AddCollabGrains());
        builder.Services.AddKnownHosts();
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
        builder.Services.AddSingleton(readiness);
        builder.Services.AddSingleton<StoreHealth>();
        builder.Services.AddHealthChecks().AddCheck<Readiness>("start").AddCheck<StoreHealth>("store");
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

        return app;
    }

    private static async Task StartAsync(WebApplication app, ServerOptions options, StoreFolder folder)
    {
        var bootstrap = options.Bootstrap is { } name ? new Bootstrap(app.Services, name, options.StateCode) : null;
        await (bootstrap?.MustBeAllowedAsync() ?? Task.CompletedTask);
        SigningKeys.MustBeReadable(app.Services, folder);
        var warmUp = new WarmUp(app);
        var schema = warmUp.MakeSchemaAsync();
        await app.StartAsync();
        await schema;
        await warmUp.RunAsync(app.Lifetime.ApplicationStopping);
        await MustRunAsync(app.Services);
        var url = Greeting.Openable(app.Urls.First());
        if (options.IsDemo)
        {
            await new DemoSeed(app.Services).SeedOnceAsync(app.Lifetime.ApplicationStopping);
        }

        await Greeting.SayAsync(app.Services, url, folder.Path, isBegun: options.IsDemo || bootstrap is not null);
        await (bootstrap?.RunAsync(url) ?? Task.CompletedTask);
        if (options.IsDemo)
        {
            await new DemoSeed(app.Services).PrintAsync(url);
        }
        else
        {
            app.WarnWithoutMailServer();
        }

        app.Services.GetRequiredService<Readiness>().IsReady = true;
    }

    // What fails beside the start is not heard of until then, since the frameworks are quiet.
    private static async Task MustRunAsync(IServiceProvider services)
    {
        foreach (var running in services.GetServices<IHostedService>().OfType<BackgroundService>().Select(service => service.ExecuteTask))
        {
            if (running is { IsFaulted: true })
            {
                await running;
            }
        }
    }

    // While it starts, what goes wrong is said once, in a sentence; frameworks would tell of it with a stack trace, and warn besides of what is
    // meant to be so.
    private static void QuietFrameworks(ILoggingBuilder logging, Readiness readiness)
    {
        foreach (var framework in (string[])["Orleans", "Microsoft", "Polly"])
        {
            logging.AddFilter(framework, level => level >= LogLevel.Warning && readiness.IsReady);
        }
    }

    private static void AddStore(IServiceCollection services, StoreFolder folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(folder); // An instance from outside, which is not disposed of with the services but after them.
        services.AddSingleton(folder.Store);
        services.AddSingleton<SqliteWriter>();
        services.AddSingleton<IJournal, SqliteJournal>();
        services.AddSingleton<Records>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<CredentialUses>();
        services.AddHostedService<CredentialUseRecorder>();
        services.AddSingleton<AuditLog>();
        services.AddSigningKeys(folder);
    }

    private static WebApplication Map(WebApplication app)
    {
        var transports = app.Services.GetRequiredService<GraphQLTransportOptions>();
        transports.Admit = app.Services.GetRequiredService<CallerAdmission>().AdmitAsync;
        transports.ShareKey = Caller.ShareKeyOf;
        app.UseKnownHosts();
        app.UsePrivateByDefault();
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
