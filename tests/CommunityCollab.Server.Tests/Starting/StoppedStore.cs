using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Starting;

/// <summary>A store with a contribution in it, as a clean stop left it, to make copies of.</summary>
public sealed class StoppedStore : IAsyncLifetime
{
    private readonly HostedServer _server = new();

    public string Folder => _server.Folder;

    public string Token => _server.AgencyToken;

    public string ActivityId { get; private set; } = "";

    public Guid SubmissionId { get; } = Guid.NewGuid();

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await _server.StartAsync(cancellation);
        using var api = new ApiClient(_server.Url);
        ActivityId = await api.OpenActivityAsync(await api.StaffOfNewDistrictAsync(Token), ApiClient.Poll());
        Assert.NotNull((await api.VoteAsync(ActivityId, "a", SubmissionId))["receipt"]);
        await _server.StopAsync(cancellation);
    }

    /// <summary>A server on a copy; it has not been started.</summary>
    /// <param name="without">Files that are left out.</param>
    public T Copy<T>(params string[] without)
        where T : TestServer, new()
    {
        var copy = new T();
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => !without.Contains(Path.GetFileName(file))))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Whether a server has the contribution: sent again, it is found.</summary>
    public async Task<bool> IsServedByAsync(TestServer server)
    {
        using var api = new ApiClient(server.Url);
        return (bool)(await api.VoteAsync(ActivityId, "a", SubmissionId))["receipt"]!["isReplay"]!;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    /// <summary>The classes that copy it.</summary>
    [CollectionDefinition]
    public sealed class Users : ICollectionFixture<StoppedStore>;
}
