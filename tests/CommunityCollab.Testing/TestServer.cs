namespace CommunityCollab.Testing;

/// <summary>The real server, on a store in a folder of its own. It can be stopped and started again.</summary>
public abstract class TestServer : IAsyncDisposable
{
    /// <summary>Where it listens, as it said when it started last.</summary>
    public string Url { get; protected set; } = "";

    /// <summary>The folder it keeps everything in.</summary>
    public string Folder { get; init; } = Directory.CreateTempSubdirectory("collab-").FullName;

    /// <summary>The file the server stores everything in.</summary>
    public string StoreFile => Path.Combine(Folder, "communitycollab.db");

    /// <summary>An agency's token with every scope.</summary>
    public string AgencyToken { get; private set; } = "";

    /// <summary>
    /// What it is configured with, as <c>Section:Name=value</c>. By default its limits are out of the way: tests and benchmarks ask
    /// from one address, far more than anyone else would, and a machine that stands still for a while must not fail them.
    /// </summary>
    public IReadOnlyList<string> Settings { get; init; } =
    [
        .. from name in (string[])["PublicPerAddress", "PerCredential", "PerTenant"] from part in (string[])["Burst", "PerSecond"] select $"Limits:{name}:{part}=1000000000",
        .. from name in (string[])["SubscriptionsPerAddress", "SubscriptionsPerCredential", "SocketsPerAddress"] select $"Limits:{name}=1000000000",
        "Limits:ExecutionTime=00:02:00",
    ];

    /// <summary>Settings beside the limits, such as where staff sign in.</summary>
    public IReadOnlyList<string> MoreSettings { get; init; } = [];

    /// <summary>The settings, as the command line gives them.</summary>
    protected IEnumerable<string> Arguments => Settings.Concat(MoreSettings).Select(setting => $"--{setting}");

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

    /// <summary>Stops it, as an operator does.</summary>
    public abstract Task StopAsync(CancellationToken cancellation);

    /// <summary>Ends it and deletes its store.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The token that a line it wrote tells; null for none.</summary>
    protected static string? TokenIn(string line)
    {
        const string Token = "token: ";
        return line.StartsWith(Token, StringComparison.Ordinal) ? line[Token.Length..] : null;
    }

    /// <summary>Starts it, and waits until it is ready.</summary>
    /// <param name="bootstrap">The options that found an agency; empty for none.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>That agency's token; empty for none.</returns>
    protected abstract Task<string> StartAsync(string[] bootstrap, CancellationToken cancellation);

    /// <summary>Ends it, if it runs.</summary>
    protected abstract ValueTask EndAsync();
}
