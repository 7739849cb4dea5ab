using System.Text.Json.Nodes;

namespace CommunityCollab.Server.Tests.Campaigns;

/// <summary>An input from a public bug report, in <c>tests/data/reports</c>.</summary>
internal static class Report
{
    public static JsonNode Of(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Root(), "tests", "data", "reports", $"{name}.json")))!;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CommunityCollab.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder.FullName;
    }
}
