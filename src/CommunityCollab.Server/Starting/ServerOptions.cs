namespace CommunityCollab.Server.Starting;

/// <summary>What the command line says.</summary>
/// <param name="DataFolder">Where the embedded store lies.</param>
/// <param name="IsDemo">Whether to seed demo data once and print what to try.</param>
/// <param name="Bootstrap">The name of an agency to found and print a token for; null for none.</param>
/// <param name="StateCode">The two digits of that agency's state (FIPS 5-2, as in NCES ids).</param>
/// <param name="Settings">What it says of the configuration, as <c>--Section:Name=value</c>.</param>
internal sealed record ServerOptions(string DataFolder, bool IsDemo, string? Bootstrap, string StateCode, IReadOnlyList<string> Settings);
