using System.Security.Claims;
using CommunityCollab.IdentityProvider;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

// An OpenID provider for tests: it speaks the real protocol, signs in whoever is named, and makes wrong tokens on demand.
// --urls http://127.0.0.1:PORT --tenant GUID --client ID --secret TEXT
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var provider = new Provider(
    builder.Configuration["urls"]!, builder.Configuration["tenant"]!, builder.Configuration["client"]!, builder.Configuration["secret"]!);
builder.Services.AddSingleton(provider);
builder.Services.AddSingleton<UserDirectory>();
builder.Services.AddSingleton<SigningKeys>();
builder.Services.AddOpenIddict().AddServer(options =>
{
    options.SetIssuer(new Uri(provider.Issuer))
        .SetConfigurationEndpointUris(provider.Path("v2.0/.well-known/openid-configuration"))
        .SetJsonWebKeySetEndpointUris(provider.Path("discovery/v2.0/keys"))
        .SetAuthorizationEndpointUris(provider.Path("oauth2/v2.0/authorize"))
        .SetTokenEndpointUris(provider.Path("oauth2/v2.0/token"))
        .AllowAuthorizationCodeFlow()
        .RequireProofKeyForCodeExchange()
        .RegisterScopes(Scopes.Profile, Scopes.Email)
        .EnableDegradedMode()
        .AddEphemeralEncryptionKey()
        .AddSigningCredentials(SigningKeys.Make())
        .DisableAccessTokenEncryption()
        .UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
    options.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
    {
        if (context.ClientId != provider.ClientId)
        {
            context.Reject(Errors.InvalidClient, "This application is not known.");
        }

        return default;
    }));
    options.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
    {
        if (context.ClientId != provider.ClientId || context.ClientSecret != provider.ClientSecret)
        {
            context.Reject(Errors.InvalidClient, "This application is not known.");
        }

        return default;
    }));
});

var app = builder.Build();
app.UseAuthentication();

// Who signs in is named by login_hint; a person would type it.
app.MapGet(provider.Path("oauth2/v2.0/authorize"), (HttpContext http, UserDirectory users) =>
{
    var request = http.GetOpenIddictServerRequest()!;
    var user = users.Find(request.LoginHint ?? "someone@district.example");
    var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    identity.SetClaim(Claims.Subject, user.ObjectId).SetClaim("oid", user.ObjectId).SetClaim("tid", provider.TenantId).SetClaim("ver", "2.0")
        .SetClaim(Claims.Name, user.Name).SetClaim(Claims.PreferredUsername, user.UserName);
    identity.SetScopes(request.GetScopes());
    identity.SetDestinations(_ => [Destinations.IdentityToken, Destinations.AccessToken]);
    return Results.SignIn(new ClaimsPrincipal(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
});

// For the tests alone.
app.MapPost("/control/token", (TokenRequest wanted, UserDirectory users, SigningKeys keys) => wanted.Make(provider, users.Find(wanted.UserName), keys));
app.MapPost("/control/rotate", (SigningKeys keys, bool keepsOld) => keys.Rotate(keepsOld));
app.MapGet("/control/ready", () => "ready");
app.Run();
