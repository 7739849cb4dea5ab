using System.Net;

namespace CommunityCollab.Server.Demo;

/// <summary>Keeps a demo, in which anyone may be anyone, off every address that others can reach.</summary>
internal static class DemoAddress
{
    private static readonly string[] Ports = ["http_ports", "https_ports"];

    /// <summary>Refuses to start when the configuration says to listen anywhere but on this machine.</summary>
    /// <exception cref="InvalidConfigurationException">An address is public.</exception>
    public static void MustBeLocal(IConfiguration configuration)
    {
        var urls = (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""));
        if (urls.FirstOrDefault(url => !IsLocal(url)) is { } open)
        {
            throw Refused(open);
        }

        // These listen on every address, unless urls are given.
        if (string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey]) && Ports.FirstOrDefault(key => !string.IsNullOrEmpty(configuration[key])) is { } port)
        {
            throw Refused($"{port}={configuration[port]}");
        }
    }

    /// <summary>Whether only this machine reaches an address.</summary>
    internal static bool IsLocal(string url)
    {
        var host = url.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? url[(scheme + 3)..] : "";
        return !host.StartsWith('*') && !host.StartsWith('+')
            && Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
    }

    private static InvalidConfigurationException Refused(string address) =>
        new($"--demo lets anyone sign in as anyone, so it listens on this machine alone, and not on {address}. Leave --demo out, or use --urls http://localhost:5080.");
}
