using System.Text.Json;

namespace CommunityCollab.Benchmarks;

/// <summary>The figures of a run, with the machine they were measured on.</summary>
internal static class Figures
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Prints them, and writes them to a file when one is given.</summary>
    public static async Task ReportAsync(string benchmark, Task<object> measuring, FileInfo? json)
    {
        var figures = await measuring;
        var text = JsonSerializer.Serialize(new { benchmark, processors = Environment.ProcessorCount, runtime = Environment.Version.ToString(), figures }, Indented);
        Console.WriteLine(text);
        if (json is not null)
        {
            await File.WriteAllTextAsync(json.FullName, text + "\n");
        }
    }
}
