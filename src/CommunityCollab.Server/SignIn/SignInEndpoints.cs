using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Transports;
using CommunityCollab.Grains.Invitations;
using CommunityCollab.Web.Pages;
using CommunityCollab.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CommunityCollab.Server.SignIn;

/// <summary>Where staff sign in, choose where they act, accept an invitation and sign out.</summary>
internal static class SignInEndpoints
{
    /// <summary>Where people sign in.</summary>
    public const string Path = "/sign-in";

    /// <summary>Maps the endpoints. What changes something comes from our own pages alone.</summary>
    public static void MapSignIn(this WebApplication app, IReadOnlyList<Persona>? personas)
    {
        var pages = app.MapGroup("").AddEndpointFilter<PageHeaders>();
        var changes = pages.MapGroup("").AddEndpointFilter(OwnPagesOnlyAsync).DisableAntiforgery();
        pages.MapGet(Path, (SignInSettings settings, string? returnUrl, bool failed = false) =>
            SignInPages.SignIn(Local(returnUrl), settings.IsConfigured, failed, personas ?? []));
        pages.MapGet($"{Path}/tenant", TenantsAsync);
        changes.MapPost($"{Path}/tenant", ChooseAsync);
        changes.MapPost("/sign-out", (HttpContext http, CancellationToken _) => SignOutAsync(http));
        changes.MapPost("/invitations/{token}/accept", AcceptAsync);
        if (app.Services.GetRequiredService<SignInSettings>().IsConfigured)
        {
            pages.MapGet($"{Path}/go", (string? returnUrl, string? hint) => Results.Challenge(Return(returnUrl, hint), [OpenIdConnectDefaults.AuthenticationScheme]));
        }

        if (personas is not null)
        {
            changes.MapPost($"{Path}/demo", (HttpContext http, CancellationToken _) => BePersonaAsync(http, personas));
        }
    }

    private static async Task<IResult> TenantsAsync(HttpContext http, StaffDirectory directory, CancellationToken cancellation)
    {
        if (SignedInPerson.IdOf(http.User) is not { } person)
        {
            return Results.Redirect($"{Path}?returnUrl={Uri.EscapeDataString($"{Path}/tenant")}");
        }

        var places = await directory.PlacesAsync(person, cancellation);
        var chosen = ChosenTenant.Among(places, http.Request);
        return SignInPages.Tenants(
            [.. places.Select(place => new TenantChoice(ChosenTenant.IdOf(place), place.Name, place.Roles))], chosen is null ? null : ChosenTenant.IdOf(chosen));
    }

    private static async Task<IResult> ChooseAsync(HttpContext http, StaffDirectory directory, CancellationToken cancellation)
    {
        var tenant = (await SentForm.ReadAsync(http.Request))?["tenant"].ToString();
        if (tenant is not null && SignedInPerson.IdOf(http.User) is { } person && (await directory.PlacesAsync(person, cancellation)).Any(place => ChosenTenant.IdOf(place) == tenant))
        {
            http.Response.Cookies.Append(ChosenTenant.Cookie, tenant, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
        }

        return Results.Redirect($"{Path}/tenant");
    }

    private static async Task<IResult> SignOutAsync(HttpContext http)
    {
        await SignInRegistration.EndSessionAsync(http);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        http.Response.Cookies.Delete(ChosenTenant.Cookie);
        return Results.Redirect("/");
    }

    // What went wrong stands on the invitation's own page, which tells its state.
    private static async Task<IResult> AcceptAsync(HttpContext http, InvitationAcceptance acceptance, string token)
    {
        var page = $"/invitations/{Uri.EscapeDataString(token)}";
        if (SignedInPerson.IdOf(http.User) is not { } person)
        {
            return Results.Redirect($"{Path}?returnUrl={Uri.EscapeDataString(page)}");
        }

        var outcome = await acceptance.AcceptAsync(token, person);
        return Results.Redirect(outcome.Value is null ? page : $"{Path}/tenant");
    }

    private static async Task<IResult> BePersonaAsync(HttpContext http, IReadOnlyList<Persona> personas)
    {
        if (await SentForm.ReadAsync(http.Request) is not { } form || !Guid.TryParse(form["persona"], out var id) || personas.FirstOrDefault(persona => persona.Id == id) is not { } persona)
        {
            return Results.Redirect(Path);
        }

        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignedInPerson.Of(persona.Id, persona.Name));
        return Results.Redirect(Local(form["returnUrl"]));
    }

    private static AuthenticationProperties Return(string? returnUrl, string? hint)
    {
        var properties = new AuthenticationProperties { RedirectUri = Local(returnUrl) };
        if (hint is not null)
        {
            properties.SetParameter(OpenIdConnectParameterNames.LoginHint, hint); // Microsoft.Identity.Web passes it on.
        }

        return properties;
    }

    // A link must not lead from our sign-in to someone else's page.
    private static string Local(string? url) =>
        url is ['/', ..] and not ['/', '/', ..] and not ['/', '\\', ..] && !url.Any(char.IsControl) ? url : $"{Path}/tenant";

    private static ValueTask<object?> OwnPagesOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        SameOrigin.Allows(context.HttpContext.Request) ? next(context) : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden));
}
