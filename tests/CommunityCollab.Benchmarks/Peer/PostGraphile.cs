using System.Diagnostics;
using System.Text.Json;
using CommunityCollab.Benchmarks.Load;

namespace CommunityCollab.Benchmarks.Peer;

/// <summary>PostGraphile 5 on PostgreSQL, one worker a processor, that keeps the same exact tallies by trigger.</summary>
internal sealed class PostGraphile : IAsyncDisposable
{
    private const string Document = """
        mutation Submit($input: CreateContributionInput!) {
          createContribution(input: $input) { contribution { rowId receivedAt } }
        }
        """;

    private readonly Process _process;
    private readonly ReservedPort _port;

    private PostGraphile(Process process, ReservedPort port) => (_process, _port) = (process, port);

    /// <summary>The contribution of three answers, as it takes it.</summary>
    public Target Target => new(new Uri(_port.Url), "/graphql", JsonSerializer.Serialize(new { query = Document, variables = new { input = Input } }), "\"receivedAt\":", ProcessorTime: null);

    private static object Input => new { contribution = new { rowId = Guid.Empty, served = 4, need = "thinking", keep = new[] { "music", "library" } } };

    /// <summary>Starts it, installing it when missing, and waits until it serves.</summary>
    public static async Task<PostGraphile> StartAsync(CancellationToken cancellation)
    {
        var port = new ReservedPort();
        var script = Path.Combine(AppContext.BaseDirectory, "Peer", "postgraphile", "start");
        var start = new ProcessStartInfo(script, [port.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line == "ready")
            {
                return new PostGraphile(process, port);
            }
        }

        throw new InvalidOperationException("PostGraphile did not start; what it said is above.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _port.Dispose();
    }
}
