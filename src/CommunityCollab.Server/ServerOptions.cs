using Microsoft.Extensions.Configuration.CommandLine;

namespace CommunityCollab.Server;

/// <summary>What the command line says. Everything else is ASP.NET Core's own configuration.</summary>
/// <param name="DataFolder">Where the embedded store lies.</param>
/// <param name="IsDemo">Whether to seed demo data once and print what to try.</param>
/// <param name="Bootstrap">The name of an agency to found and print a token for; null for none.</param>
internal sealed record ServerOptions(string DataFolder, bool IsDemo, string? Bootstrap)
{
    private const string DemoSwitch = "--demo";

    /// <summary>Reads <c>--data DIR</c>, <c>--demo</c> and <c>--bootstrap "Agency name"</c>.</summary>
    public static ServerOptions Read(string[] args)
    {
        var named = new CommandLineConfigurationProvider(args.Where(arg => arg != DemoSwitch));
        named.Load();
        return new ServerOptions(
            named.TryGet("data", out var folder) && folder is not null ? folder : "data",
            args.Contains(DemoSwitch),
            named.TryGet("bootstrap", out var name) ? name : null);
    }
}
