using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CommunityCollab.Server.Limits;

/// <summary>
/// The proxies in front of the server, from the configuration's list <c>Proxies</c> (addresses or networks such as
/// <c>10.0.0.0/8</c>). Only what they send may say where a request really came from; without any, nobody's word is taken, or
/// everyone could pass for someone else at each request.
/// </summary>
internal static class Proxies
{
    private const string Section = "Proxies";

    /// <summary>Registers the proxies in the configuration; <c>UseForwardedHeaders</c> takes the caller's address and scheme from them, and from nobody where there are none.</summary>
    /// <exception cref="InvalidConfigurationException">One of them is no address and no network.</exception>
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var options = new ForwardedHeadersOptions { ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in builder.Configuration.GetSection(Section).Get<string[]>() ?? [])
        {
            Add(options, proxy);
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        }

        builder.Services.AddSingleton(Options.Create(options));
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
            throw new InvalidConfigurationException($"The setting '{Section}' lists '{proxy}', which is no address and no network such as 10.0.0.0/8.");
        }
    }
}
