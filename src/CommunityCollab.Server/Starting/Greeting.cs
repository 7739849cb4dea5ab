using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Server.Starting;

/// <summary>The first lines an operator reads.</summary>
internal static class Greeting
{
    private static readonly string[] EveryAddress = ["[::]", "0.0.0.0", "*", "+"];

    /// <summary>An address to open: where the server listens on all, the one of this machine.</summary>
    public static string Openable(string url)
    {
        var every = EveryAddress.FirstOrDefault(host => url.Contains($"//{host}", StringComparison.Ordinal));
        return every is null ? url : url.Replace($"//{every}", "//localhost", StringComparison.Ordinal);
    }

    /// <summary>Says where to go, and on an empty store how to begin.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="url">Where it listens.</param>
    /// <param name="folder">Where the data lie.</param>
    /// <param name="isBegun">Whether this start puts something into the store.</param>
    /// <param name="output">Where it is said.</param>
    public static async Task SayAsync(IServiceProvider services, string url, string folder, bool isBegun, TextWriter output)
    {
        await output.WriteLineAsync($"CommunityCollab is ready: open {url} in a browser. Its data are in {folder}; Ctrl+C stops it.");
        await using var read = services.GetRequiredService<Records>().Read(TenantScope.System);
        if (!isBegun && !await read.Agencies.AnyAsync())
        {
            await output.WriteLineAsync("Nothing is in it yet: stop it, and start it with --demo to look round among invented people, or with --bootstrap \"Your agency\" to begin.");
        }
    }
}
