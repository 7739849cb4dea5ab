using Microsoft.Extensions.Configuration.CommandLine;

namespace CommunityCollab.Server;

/// <summary>What the command line says. Everything else is ASP.NET Core's own configuration.</summary>
/// <param name="DataFolder">Where the embedded store lies.</param>
/// <param name="IsDemo">Whether to seed demo data once and print what to try.</param>
/// <param name="Bootstrap">The name of an agency to found and print a token for; null for none.</param>
/// <param name="StateCode">The two digits of that agency's state (FIPS 5-2, as in NCES ids); Colorado's when not given.</param>
internal sealed record ServerOptions(string DataFolder, bool IsDemo, string? Bootstrap, string StateCode)
{
    private const string DemoSwitch = "--demo";

    private const string Colorado = "08";

    /// <summary>Reads <c>--data DIR</c>, <c>--demo</c>, <c>--bootstrap "Agency name"</c> and <c>--state 08</c>.</summary>
    /// <exception cref="InvalidConfigurationException">The state is not two digits.</exception>
    public static ServerOptions Read(string[] args)
    {
        var named = new CommandLineConfigurationProvider(args.Where(arg => arg != DemoSwitch));
        named.Load();
        return new ServerOptions(
            named.TryGet("data", out var folder) && folder is not null ? folder : "data",
            args.Contains(DemoSwitch),
            named.TryGet("bootstrap", out var name) ? name : null,
            named.TryGet("state", out var state) && state is not null ? StateOf(state) : Colorado);
    }

    private static string StateOf(string code) => code.Length == 2 && code.All(char.IsAsciiDigit)
        ? code
        : throw new InvalidConfigurationException($"--state takes the two digits of a state, such as 08 for Colorado, not '{code}'.");
}
