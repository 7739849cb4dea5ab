using System.Diagnostics;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

/// <summary>Runs a script of <c>tests/clients</c>, where the protocols' own suites and clients are.</summary>
internal static class NodeClient
{
    /// <summary>Runs <paramref name="script"/> and fails the test with its output when it does not succeed.</summary>
    public static async Task RunAsync(string script, params string[] arguments)
    {
        var folder = FindFolder();
        Assert.True(
            Directory.Exists(Path.Combine(folder, "node_modules")),
            $"The npm clients are not installed: run `npm ci` in {folder}.");
        using var process = Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper?.WriteLine(await output);
            Assert.True(process.ExitCode == 0, $"{script} failed:\n{await output}\n{await errors}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var clients = Path.Combine(folder.FullName, "tests", "clients");
            if (Directory.Exists(clients))
            {
                return clients;
            }
        }

        throw new DirectoryNotFoundException("tests/clients is in none of the folders above the test assembly.");
    }
}
