using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityCollab.Testing;

/// <summary>The real server as a process of its own. It can be killed and started again.</summary>
public sealed partial class ServerProcess : TestServer
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private ReservedPort? _port;
    private Process? _process;
    private Task _output = Task.CompletedTask;

    /// <summary>Whether it listens at the same address each time it is started, for a test whose clients come back to it.</summary>
    public bool KeepsAddress
    {
        get => _port is not null;
        init => _port = value ? new ReservedPort() : null;
    }

    /// <summary>The process as it runs now.</summary>
    public int ProcessId => _process!.Id;

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

    /// <summary>Gives it a clock that the test can move.</summary>
    public bool HasMovableClock { get; init; }

    /// <summary>Moves its clock ahead of the system's by this much.</summary>
    public void MoveClock(TimeSpan ahead)
    {
        File.WriteAllText($"{ClockFile}.new", ahead.ToString("c", CultureInfo.InvariantCulture));
        File.Move($"{ClockFile}.new", ClockFile, overwrite: true);
    }

    private string ClockFile => Path.Combine(Folder, "clock");

    /// <inheritdoc/>
    protected override async Task<string> StartAsync(string[] bootstrap, CancellationToken cancellation)
    {
        var start = Command([.. Arguments, .. bootstrap]);
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
        (Url, var token) = await ReadStartAsync(_process, hasToken: bootstrap.Length > 0, cancellation);

        // A full pipe would stop the server.
        _output = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        await WaitUntilReadyAsync(cancellation);
        return token;
    }

    /// <summary>Runs it until it ends by itself, as it does when it is asked for something it refuses.</summary>
    /// <param name="arguments">What it is started with beside its folder and address.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<EndedProcess> RunToEndAsync(string[] arguments, CancellationToken cancellation)
    {
        var start = Command(arguments);
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return new EndedProcess(process.ExitCode, said[0], said[1]);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>How it is started.</summary>
    /// <param name="arguments">With what beside its folder and address.</param>
    public ProcessStartInfo Command(IReadOnlyList<string> arguments) =>
        new("dotnet", [BuiltProgram.Dll("src", "CommunityCollab.Server"), "--data", Folder, "--urls", _port?.Url ?? "http://127.0.0.1:0", .. arguments]) { RedirectStandardOutput = true };

    /// <summary>Asks the process to end, as an operator does, and waits until it has.</summary>
    public override async Task StopAsync(CancellationToken cancellation)
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

    /// <inheritdoc/>
    protected override async ValueTask EndAsync()
    {
        if (_process is not null)
        {
            await KillAsync(CancellationToken.None);
        }

        _port?.Dispose();
    }

    private static async Task<(string Url, string Token)> ReadStartAsync(Process process, bool hasToken, CancellationToken cancellation)
    {
        var (url, token) = ("", "");
        while (url.Length == 0 || (hasToken && token.Length == 0))
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException("The server ended before it was ready; what it said is above.");
            url = url.Length == 0 ? Ready().Match(line).Groups["url"].Value : url;
            token = token.Length == 0 ? TokenIn(line) ?? "" : token;
        }

        return (url, token);
    }

    [GeneratedRegex("^CommunityCollab is ready: open (?<url>[^ ]+)")]
    private static partial Regex Ready();

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

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Error">What it wrote of errors.</param>
public sealed record EndedProcess(int ExitCode, string Output, string Error);
