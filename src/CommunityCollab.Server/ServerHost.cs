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

/// <summary>The server, wired together on the embedded store. Disposing of it closes the store.</summary>
internal sealed class ServerHost : IAsyncDisposable
{
    private const string DefaultUrl = "http://localhost:5080";

    private readonly ServerOptions _options;
    private readonly TextWriter _output;
    private readonly StoreFolder _folder;
    private readonly WebApplication _app;

    /// <summary>Opens the store, and brings it to the newest schema; nothing is served yet.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="output">Where an operator reads what to open.</param>
    /// <param name="logs">Where it is told what is done to the store.</param>
    public ServerHost(ServerOptions options, TextWriter output, ILoggerFactory logs)
    {
        (_options, _output) = (options, output);
        var builder = Configured(options);
        _folder = StoreFolder.Open(options.DataFolder, logs.CreateLogger("CommunityCollab.Store"));
        try
        {
            _app = Build(builder, options, _folder);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
    }

    /// <summary>Where it listens, as a browser would open it.</summary>
    public string Url => Greeting.Openable(_app.Urls.First());

    /// <summary>Serves until it is told to stop.</summary>
    public async Task RunAsync()
    {
        try
        {
            await StartAsync();
        }
        catch (OperationCanceledException) when (_app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await StopHalfStartedAsync();
            return;
        }

        await _app.WaitForShutdownAsync();
    }

    /// <summary>Serves, and returns once it is ready.</summary>
    public async Task StartAsync()
    {
        var bootstrap = _options.Bootstrap is { } name ? new Bootstrap(_app.Services, name, _options.StateCode) : null;
        await (bootstrap?.MustBeAllowedAsync() ?? Task.CompletedTask);
        SigningKeys.MustBeReadable(_app.Services, _folder);
        var warmUp = new WarmUp(_app);
        var schema = warmUp.MakeSchemaAsync();
        await _app.StartAsync();
        await schema;
        await warmUp.RunAsync(_app.Lifetime.ApplicationStopping);
        await MustRunAsync(_app.Services);
        if (_options.IsDemo)
        {
            await new DemoSeed(_app.Services).SeedOnceAsync(_app.Lifetime.ApplicationStopping);
        }

        await Greeting.SayAsync(_app.Services, Url, _folder.Path, isBegun: _options.IsDemo || bootstrap is not null, _output);
        await (bootstrap?.RunAsync(Url, _output) ?? Task.CompletedTask);
        if (_options.IsDemo)
        {
            await new DemoSeed(_app.Services).PrintAsync(Url, _output);
        }
        else
        {
            _app.WarnWithoutMailServer();
        }

        _app.Services.GetRequiredService<Readiness>().IsReady = true;
    }

    /// <summary>Stops serving, once what is under way has been answered.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    // A silo that was not up yet refuses to go down; all else has been told by then.
    private async Task StopHalfStartedAsync()
    {
        try
        {
            await _app.StopAsync();
        }
        catch (InvalidOperationException)
        {
            // The process ends as it was asked to.
        }
    }

    // All that reads the configuration, which may be refused: no store is made for it then.
    private static WebApplicationBuilder Configured(ServerOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. options.Settings], ApplicationName = typeof(ServerHost).Assembly.GetName().Name });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        if (options.IsDemo)
        {
            DemoAddress.MustBeLocal(builder.Configuration);
        }

        builder.AddLimits();
        builder.AddMail();
        builder.AddInvitations();
        builder.AddSignIn();
        return builder;
    }

    private static WebApplication Build(WebApplicationBuilder builder, ServerOptions options, StoreFolder folder)
    {
        var readiness = new Readiness();
        QuietFrameworks(builder.Logging, readiness);
        AddStore(builder.Services, folder);
        builder.Host.UseOrleans(silo => silo.UseLocalhostClustering(siloPort: SiloPort.Find(), gatewayPort: 0).AddCollabGrains());
        builder.Services.AddKnownHosts();
        builder.Services.AddSingleton<OnboardingEndpoints.Desk>();
        builder.Services.AddSingleton<StaffAdmission>();
        builder.Services.AddSingleton<CallerAdmission>();
        builder.Services.AddCollabSchema();
        builder.Services.AddGraphQLTransports();
        builder.Services.AddCollabWeb();
        builder.Services.AddSingleton(readiness);
        builder.Services.AddSingleton<StoreHealth>();
        builder.Services.AddHealthChecks().AddCheck<Readiness>("start").AddCheck<StoreHealth>("store");
        var app = Map(builder.Build());
        app.MapSignIn(options.IsDemo ? DemoPeople.Personas : null);
        if (options.IsDemo)
        {
            app.MapDemoMail();
        }

        return app;
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
