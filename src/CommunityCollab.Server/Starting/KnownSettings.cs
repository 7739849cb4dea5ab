using Quickenshtein;

namespace CommunityCollab.Server.Starting;

/// <summary>The settings that the command line may give, so that a misspelt one is refused and not passed over.</summary>
internal static class KnownSettings
{
    // Sections whose names below are read, and refused, where the section is; or are the framework's own.
    private static readonly string[] Sections = ["Limits", "Proxies", "Smtp", "Invitations", "SignIn", "EntraId", "Logging", "Kestrel"];

    private static readonly string[] Names =
    [
        "PublicUrl", "AllowedHosts",
        "urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName", "shutdownTimeoutSeconds",
    ];

    /// <summary>Reads settings as <c>--Name=value</c> or <c>--Name value</c>.</summary>
    /// <param name="tokens">What the command line says beside its options.</param>
    /// <param name="options">The options, which may have been meant.</param>
    /// <returns>The settings, each as <c>--Name=value</c>.</returns>
    /// <exception cref="InvalidConfigurationException">One is unknown, or has no value.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> tokens, IReadOnlyList<string> options)
    {
        var settings = new List<string>();
        for (var place = 0; place < tokens.Count; place++)
        {
            var token = tokens[place];
            var equals = token.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? token : token[..equals];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !IsKnown(name[2..]))
            {
                throw new InvalidConfigurationException($"There is no option '{name}'; the nearest is '{Nearest(name, options)}', and --help lists all.");
            }

            if (equals < 0 && (place + 1 == tokens.Count || tokens[place + 1].StartsWith("--", StringComparison.Ordinal)))
            {
                throw new InvalidConfigurationException($"{name} needs a value: {name}=VALUE.");
            }

            settings.Add(equals < 0 ? $"{name}={tokens[++place]}" : token);
        }

        return settings;
    }

    private static bool IsKnown(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Sections.Any(section => name.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase));

    private static string Nearest(string name, IReadOnlyList<string> options)
    {
        var sent = name.TrimStart('-', '/');
        var (section, rest) = sent.Split(':', 2) is [var first, var second] ? (first, $":{second}") : (sent, "");
        var nearest = options.Concat(Names.Select(known => $"--{known}")).Select(known => (Text: known, Distance: Distance(sent, known[2..])))
            .Concat(Sections.Select(known => (Text: $"--{known}{rest}", Distance: Distance(section, known) + (rest.Length == 0 ? 1 : 0))))
            .MinBy(known => known.Distance);
        return nearest.Text;
    }

    /// <summary>How far apart two names are, as people type them.</summary>
    public static int Distance(string sent, string known) => Levenshtein.GetDistance(sent.ToLowerInvariant(), known.ToLowerInvariant());
}
