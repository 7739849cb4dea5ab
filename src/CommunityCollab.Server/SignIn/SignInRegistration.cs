using System.Security.Claims;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Access;
using CommunityCollab.Server.Access;
using CommunityCollab.Server.Starting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCollab.Server.SignIn;

/// <summary>Signs staff in with OpenID Connect: a cookie for the pages, a bearer token for the API. The section <c>EntraId</c> of the
/// configuration has Microsoft.Identity.Web's own settings; without it nobody can sign in.</summary>
internal static class SignInRegistration
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "EntraId";

    private const string WrongOrganization = "This account is of another organization.";
    private const string LacksScope = "This token was not issued for this API's scope.";

    // The name that Microsoft.Identity.Web's own templates and the Entra admin center's example give the scope of an API.
    private const string UsualScope = "access_as_user";

    /// <summary>By how much clocks may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <summary>Registers the cookie and, when it is configured, the provider.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.ReadSection<SignInOptions>("SignIn");
        var section = builder.Configuration.GetSection(Section);
        builder.Services.AddSingleton<StaffDirectory>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton(new SignInSettings(IsConfigured: section.Exists()));
        var authentication = builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => Configure(cookie, options.Session));
        if (section.Exists())
        {
            AddProvider(authentication, section);
        }
    }

    private static void AddProvider(Microsoft.AspNetCore.Authentication.AuthenticationBuilder authentication, IConfigurationSection section)
    {
        ProviderSection.MustBeComplete(section);
        authentication.AddMicrosoftIdentityWebApp(section, OpenIdConnectDefaults.AuthenticationScheme, cookieScheme: null);
        authentication.AddMicrosoftIdentityWebApi(section, JwtBearerDefaults.AuthenticationScheme);
        var requiresHttps = !IsLoopback(section["Instance"]);
        authentication.Services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options =>
        {
            options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.RequireHttpsMetadata = requiresHttps;
            options.ResponseType = "code";
            options.ResponseMode = "query"; // The answer comes back as a plain link, so that the cookies need not cross sites.
            options.UsePkce = true;
            options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            TrustIssuer(options.TokenValidationParameters, section);
            options.Events.OnTokenValidated += context => EnterAsync(context, section);
            options.Events.OnRemoteFailure += Explain;
        });
        authentication.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            options.RequireHttpsMetadata = requiresHttps;
            options.RefreshInterval = TimeSpan.FromSeconds(5); // How soon keys are looked for again after a token of an unknown one.
            TrustIssuer(options.TokenValidationParameters, section);
            options.Events.OnMessageReceived += TakeToken;
            options.Events.OnTokenValidated += context =>
            {
                if (!IsOfOrganization(context.Principal!, section))
                {
                    context.Fail(WrongOrganization);
                }
                else if (!HasScope(context.Principal!, section))
                {
                    context.Fail(LacksScope);
                }

                return Task.CompletedTask;
            };
        });

        // A key that the provider has dropped may be one that was stolen: nothing signed with it is believed any more.
        authentication.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
            ((BaseConfigurationManager)options.ConfigurationManager!).UseLastKnownGoodConfiguration = false);
    }

    private static bool IsOfOrganization(ClaimsPrincipal principal, IConfigurationSection section) =>
        !Guid.TryParse(section["TenantId"], out var tenant) || (Guid.TryParse(principal.GetTenantId(), out var claimed) && claimed == tenant);

    // The audience says for which application a token is; the scope, that a person let a program act for them here. An application's
    // own token has roles and no scope: machines have credentials of their own.
    private static bool HasScope(ClaimsPrincipal principal, IConfigurationSection section)
    {
        var required = Split(section["Scopes"] is { Length: > 0 } configured ? configured : UsualScope);
        return principal.FindAll(ClaimConstants.Scp).Concat(principal.FindAll(ClaimConstants.Scope)).SelectMany(claim => Split(claim.Value)).Intersect(required, StringComparer.Ordinal).Any();
    }

    private static string[] Split(string scopes) => scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Task TakeToken(Microsoft.AspNetCore.Authentication.JwtBearer.MessageReceivedContext context)
    {
        context.Token ??= StaffAdmission.TokenOf(context.HttpContext);
        return Task.CompletedTask;
    }

    // For one organization the provider's own metadata names the issuer exactly. For an application open to many,
    // Microsoft.Identity.Web checks the issuer against the organization in the token.
    private static void TrustIssuer(TokenValidationParameters parameters, IConfigurationSection section)
    {
        parameters.ClockSkew = ClockSkew;
        if (Guid.TryParse(section["TenantId"], out _))
        {
            parameters.IssuerValidator = null;
        }
    }

    private static void Configure(CookieAuthenticationOptions cookie, TimeSpan session)
    {
        cookie.Cookie.Name = "collab";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = session;
        cookie.SlidingExpiration = false;
        cookie.LoginPath = SignInEndpoints.Path;
        cookie.Events.OnSigningIn = context => StartSessionAsync(context, session);
        cookie.Events.OnValidatePrincipal = MustBeInSessionAsync;
    }

    // However they signed in. The session they had in this browser, if any, ends.
    private static async Task StartSessionAsync(CookieSigningInContext context, TimeSpan session)
    {
        var http = context.HttpContext;
        await EndSessionAsync(http);
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        var expiresAt = context.Properties.ExpiresUtc ?? http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + session;
        context.Properties.ExpiresUtc = expiresAt;
        SignedInPerson.Enter(context.Principal!, await sessions.StartAsync(SignedInPerson.IdOf(context.Principal)!.Value, expiresAt));
    }

    /// <summary>Ends the session of the browser that asks, and all that is watched in it.</summary>
    public static async Task EndSessionAsync(HttpContext http)
    {
        var known = await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (SignedInPerson.SessionOf(known.Principal) is { } key && await http.RequestServices.GetRequiredService<Sessions>().EndAsync(key) is { } ended)
        {
            http.RequestServices.GetRequiredService<TenantEndings>().EndSession(ended);
        }
    }

    private static async Task MustBeInSessionAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (SignedInPerson.SessionOf(context.Principal) is not { } key || await sessions.FindAsync(key, context.HttpContext.RequestAborted) is null)
        {
            context.RejectPrincipal();
        }
    }

    // The cookie holds who it is and nothing else the provider said.
    private static async Task EnterAsync(Microsoft.AspNetCore.Authentication.OpenIdConnect.TokenValidatedContext context, IConfigurationSection section)
    {
        if (!IsOfOrganization(context.Principal!, section))
        {
            context.Fail(WrongOrganization);
            return;
        }

        var claims = ProviderClaims.Of(context.Principal!);
        var directory = context.HttpContext.RequestServices.GetRequiredService<StaffDirectory>();
        if (await directory.EnterAsync(claims.Issuer, claims.Subject, claims.Email, claims.Name) is { } person)
        {
            context.Principal = SignedInPerson.Of(person, claims.Name);
        }
        else
        {
            await context.HttpContext.RequestServices.GetRequiredService<Sessions>().RefuseAsync(claims.Issuer, claims.Subject);
            context.Fail("This account has been closed here.");
        }
    }

    private static Task Explain(Microsoft.AspNetCore.Authentication.RemoteFailureContext context)
    {
        context.Response.Redirect($"{SignInEndpoints.Path}?failed=true");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static bool IsLoopback(string? instance) => Uri.TryCreate(instance, UriKind.Absolute, out var address) && address.IsLoopback;
}

/// <summary>How people sign in here.</summary>
/// <param name="IsConfigured">Whether a provider is configured.</param>
internal sealed record SignInSettings(bool IsConfigured);
