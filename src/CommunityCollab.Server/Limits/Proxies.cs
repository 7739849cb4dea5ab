using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace CommunityCollab.Server.Limits;

/// <summary>
/// The proxies in front of the server, from the configuration's list <c>Proxies</c> (addresses or networks such as
/// <c>10.0.0.0/8</c>). Only what they send may say where a request really came from; without any, nobody's word is taken, or
/// everyone could pass for someone else at each request.
/// </summary>
internal static class Proxies
{
    private const string Section = "Proxies";

    /// <summary>Takes the caller's address and scheme from the proxies in the configuration, if there are any.</summary>
    /// <exception cref="InvalidConfigurationException">One of them is no address and no network.</exception>
    public static void UseProxies(this WebApplication app)
    {
        var known = app.Configuration.GetSection(Section).Get<string[]>() ?? [];
        if (known.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in known)
        {
            Add(options, proxy);
        }

        app.UseForwardedHeaders(options);
    }

    private static void Add(ForwardedHeadersOptions options, string proxy)
    {
        if (IPAddress.TryParse(proxy, out var address))
        {
            options.KnownProxies.Add(address);
        }
        else if (System.Net.IPNetwork.TryParse(proxy, out var network))
        {
            options.KnownIPNetworks.Add(network);
        }
        else
        {
            throw new InvalidConfigurationException($"'{proxy}' in the configuration's list {Section} is no address and no network such as 10.0.0.0/8.");
        }
    }
}
