namespace CommunityCollab.Server.Tests.Api;

/// <summary>A running server for a class of tests.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly ServerProcess _server = new();

    public string AgencyToken => _server.AgencyToken;

    public string Url => _server.Url;

    public string StoreFile => _server.StoreFile;

    public ApiClient Api => field ??= new ApiClient(_server.Url);

    public async ValueTask InitializeAsync() => await _server.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _server.DisposeAsync();
    }
}
