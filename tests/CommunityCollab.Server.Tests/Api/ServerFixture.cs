namespace CommunityCollab.Server.Tests.Api;

/// <summary>A running server that classes of tests share.</summary>
public sealed class ServerFixture : IAsyncDisposable
{
    private readonly OnFirstUse<HostedServer> _server = new(() => new HostedServer().StartedAsync());
    private ApiClient? _api;

    public string AgencyToken => _server.Value.AgencyToken;

    public string Url => _server.Value.Url;

    public string StoreFile => _server.Value.StoreFile;

    public ApiClient Api => _api ??= new ApiClient(Url);

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        await _server.DisposeAsync();
    }
}
