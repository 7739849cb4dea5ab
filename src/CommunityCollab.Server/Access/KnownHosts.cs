using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Primitives;

namespace CommunityCollab.Server.Access;

/// <summary>
/// Refuses requests for a host that is not this server's, so that a page elsewhere cannot reach it under a name of its own (DNS
/// rebinding) and no link is made for one. Known are this machine's own names, the addresses it listens on and is reached at, the host
/// of <c>PublicUrl</c>, and those in the configuration's <c>AllowedHosts</c>: <c>collab.example.org;*.example.net</c>, or <c>*</c> for all.
/// </summary>
internal static class KnownHosts
{
    private const string AllowedHosts = "AllowedHosts";
    private const string PublicUrl = "PublicUrl";
    private const string Sentence = "This server does not answer to this host. Whoever runs it can add its name to AllowedHosts.";

    // Probes ask by whatever address they find; health tells nothing and changes nothing.
    private const string Health = "/health";

    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Leaves the framework's own check out, which knows less and says nothing a person could act on.</summary>
    public static void AddKnownHosts(this IServiceCollection services) => services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);

    /// <summary>Refuses them from here on, event streams and sockets too.</summary>
    public static void UseKnownHosts(this WebApplication app)
    {
        var known = new Lazy<List<StringSegment>>(() => [.. Configured(app.Configuration), .. Listening(app.Services.GetRequiredService<IServer>())]);
        app.Use((http, next) =>
            http.Request.Path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase) || IsKnown(http, known.Value) ? next(http) : RefuseAsync(http));
    }

    private static bool IsKnown(HttpContext http, List<StringSegment> known)
    {
        var host = http.Request.Host.Host;
        return host.Length > 0 && (HostString.MatchesAny(host, known) || IsReachedAt(http, host));
    }

    // An address and not a name, so nobody else's name leads there.
    private static bool IsReachedAt(HttpContext http, string host) =>
        System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address)
        && http.Connection.LocalIpAddress is { } local
        && address.MapToIPv6().Equals(local.MapToIPv6());

    private static IEnumerable<StringSegment> Configured(IConfiguration configuration)
    {
        var named = (configuration[AllowedHosts] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var published = Uri.TryCreate(configuration[PublicUrl], UriKind.Absolute, out var address) ? [address.Host] : Array.Empty<string>();
        return ThisMachine.Concat(named).Concat(published).Select(host => new StringSegment(host));
    }

    private static IEnumerable<StringSegment> Listening(IServer server) =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(BindingAddress.Parse)
            .Where(address => !address.IsUnixPipe && address.Host is not ("*" or "+"))
            .Select(address => new StringSegment(address.Host));

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(Sentence, http.RequestAborted);
    }
}
