using System.Diagnostics;
using System.Globalization;

namespace CommunityCollab.Testing;

/// <summary>The real server as a process of its own, on a store in a folder of its own. It can be killed and started again.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("collab-").FullName;
    private readonly int _port = FreePort.Find();
    private Process? _process;
    private Task _output = Task.CompletedTask;

    /// <summary>Where it listens.</summary>
    public string Url => $"http://127.0.0.1:{_port}";

    /// <summary>The process as it runs now.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>The file the server stores everything in.</summary>
    public string StoreFile => Path.Combine(_folder, "communitycollab.db");

    /// <summary>Starts one on a fresh store.</summary>
    public static async Task<ServerProcess> StartNewAsync(CancellationToken cancellation)
    {
        var server = new ServerProcess();
        await server.StartAsync(cancellation);
        return server;
    }

    /// <summary>The memory the process has in use, in MiB (<c>VmRSS</c> of Linux).</summary>
    public long MemoryInMebibytes()
    {
        var line = File.ReadLines($"/proc/{ProcessId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>How long processors have worked for it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Lets it collect garbage early, so that what it keeps shows in its memory, and not what it has not tidied yet.</summary>
    public bool IsTidy { get; init; }

    /// <summary>
    /// What it is configured with, as <c>Section:Name=value</c>. By default its limits are out of the way: tests and benchmarks ask
    /// from one address, far more than anyone else would.
    /// </summary>
    public IReadOnlyList<string> Settings { get; init; } =
    [
        .. from name in (string[])["PublicPerAddress", "PerCredential", "PerTenant"] from part in (string[])["Burst", "PerSecond"] select $"Limits:{name}:{part}=1000000000",
        .. from name in (string[])["SubscriptionsPerAddress", "SubscriptionsPerCredential", "SocketsPerAddress"] select $"Limits:{name}=1000000000",
    ];

    /// <summary>Settings beside the limits, such as where staff sign in.</summary>
    public IReadOnlyList<string> MoreSettings { get; init; } = [];

    /// <summary>Gives it a clock that the test can move.</summary>
    public bool HasMovableClock { get; init; }

    /// <summary>Moves its clock ahead of the system's by this much.</summary>
    public void MoveClock(TimeSpan ahead)
    {
        File.WriteAllText($"{ClockFile}.new", ahead.ToString("c", CultureInfo.InvariantCulture));
        File.Move($"{ClockFile}.new", ClockFile, overwrite: true);
    }

    private string ClockFile => Path.Combine(_folder, "clock");

    /// <summary>An agency's token with every scope.</summary>
    public string AgencyToken { get; private set; } = "";

    /// <summary>Starts it, on the same store as before if it ran before, and waits until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (AgencyToken.Length == 0)
        {
            AgencyToken = await StartAsync(["--bootstrap", "Test agency"], cancellation);
        }
        else
        {
            await StartAsync([], cancellation);
        }
    }

    /// <summary>Starts it again and founds another agency.</summary>
    /// <returns>That agency's token with every scope.</returns>
    public async Task<string> FoundAgencyAsync(string name, CancellationToken cancellation)
    {
        await StopAsync(cancellation);
        return await StartAsync(["--bootstrap", name], cancellation);
    }

    private async Task<string> StartAsync(string[] bootstrap, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Dll("src", "CommunityCollab.Server"), "--data", _folder, "--urls", Url, .. Settings.Concat(MoreSettings).Select(setting => $"--{setting}"), .. bootstrap]) { RedirectStandardOutput = true };
        if (HasMovableClock)
        {
            MoveClock(TimeSpan.Zero);
            start.Environment["COMMUNITYCOLLAB_CLOCK"] = ClockFile;
            start.Environment["DOTNET_STARTUP_HOOKS"] = BuiltProgram.Dll("tests", "CommunityCollab.MovableClock");
            start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "CommunityCollab.MovableClock";
        }

        if (IsTidy)
        {
            start.Environment["DOTNET_GCgen0size"] = "0x800000";
            start.Environment["DOTNET_GCConserveMemory"] = "9";
        }

        _process = Process.Start(start)!;
        var token = bootstrap.Length > 0 ? await ReadTokenAsync(_process, cancellation) : "";

        // A full pipe would stop the server.
        _output = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        await WaitUntilReadyAsync(cancellation);
        return token;
    }

    /// <summary>Starts it with settings it is expected to refuse.</summary>
    /// <returns>How it ended, and what it said.</returns>
    public async Task<(int ExitCode, string Said)> RefusalAsync(CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [BuiltProgram.Dll("src", "CommunityCollab.Server"), "--data", _folder, "--urls", Url, .. Settings.Select(setting => $"--{setting}")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        try
        {
            var said = await Task.WhenAll(process.StandardError.ReadToEndAsync(limit.Token), process.StandardOutput.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, string.Concat(said));
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Asks the process to end, as an operator does, and waits until it has.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]))
        {
            await kill.WaitForExitAsync(cancellation);
        }

        await _process.WaitForExitAsync(cancellation);
        await _output;
        _process.Dispose();
        _process = null;
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(cancellation);
        await _output;
        _process.Dispose();
        _process = null;
    }

    /// <summary>Ends it and deletes its store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync(CancellationToken.None);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> ReadTokenAsync(Process process, CancellationToken cancellation)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith("token: ", StringComparison.Ordinal))
            {
                return line["token: ".Length..];
            }
        }

        throw new InvalidOperationException("The server ended before it printed a token.");
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient();
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"{Url}/health/ready"), cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (limit.Elapsed < StartLimit)
            {
                // Not listening yet.
            }

            if (limit.Elapsed > StartLimit)
            {
                throw new TimeoutException("The server listens, but did not become ready in time.");
            }

            await Task.Delay(50, cancellation);
        }
    }
}
