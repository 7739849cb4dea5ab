using System.Net.Http.Headers;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Audit;

/// <summary>A server and its store, with a district that has done something.</summary>
public sealed class AuditedServer : IAsyncDisposable
{
    private readonly OnFirstUse<HostedServer> _server = new(() => new HostedServer().StartedAsync());
    private readonly HttpClient _http = new();
    private ApiClient? _api;

    public ApiClient Api => _api ??= new ApiClient(Url);

    public string AgencyToken => _server.Value.AgencyToken;

    public string Url => _server.Value.Url;

    public string StoreFile => _server.Value.StoreFile;

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        _http.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>A token of a new district that may do and read everything there.</summary>
    public async Task<string> DistrictAsync() => (await NewDistrictAsync()).Token;

    /// <summary>A new district, and such a token.</summary>
    public async Task<(string District, string Token)> NewDistrictAsync()
    {
        var district = await Api.NewDistrictAsync(AgencyToken);
        return (district, await Api.CredentialAsync(AgencyToken, district, ["campaigns:read", "campaigns:write", "results:read", "results:rows", "staff:write", "staff:read", "audit:read", "tenants:read"]));
    }

    public async Task<HttpResponseMessage> ExportAsync(string query, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{_server.Value.Url}/audit/export{query}"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
