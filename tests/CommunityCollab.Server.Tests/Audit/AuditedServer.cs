using System.Net.Http.Headers;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Audit;

/// <summary>A server and its store, with a district that has done something.</summary>
public sealed class AuditedServer : IAsyncLifetime
{
    private readonly ServerProcess _server = new();
    private readonly HttpClient _http = new();

    public ApiClient Api { get; private set; } = null!;

    public string AgencyToken => _server.AgencyToken;

    public string StoreFile => _server.StoreFile;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(TestContext.Current.CancellationToken);
        Api = new ApiClient(_server.Url);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        _http.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>A token of a new district that may do and read everything there.</summary>
    public async Task<string> DistrictAsync() =>
        await Api.CredentialAsync(AgencyToken, await Api.NewDistrictAsync(AgencyToken), ["campaigns:read", "campaigns:write", "results:read", "results:rows", "staff:write", "staff:read", "audit:read", "tenants:read"]);

    public async Task<HttpResponseMessage> ExportAsync(string query, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{_server.Url}/audit/export{query}"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
