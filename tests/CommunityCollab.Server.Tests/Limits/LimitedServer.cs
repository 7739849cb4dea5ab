using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Limits;

/// <summary>A server with small limits, behind a proxy that says whom it asks for, so that every test has an address of its own.</summary>
public sealed class LimitedServer : IAsyncLifetime
{
    public const int Burst = 10;

    private static int _addresses;

    private readonly HttpClient _http = new();
    private readonly HostedServer _server = new()
    {
        Settings =
        [
            "Proxies:0=127.0.0.1",
            $"Limits:PublicPerAddress:Burst={Burst}", "Limits:PublicPerAddress:PerSecond=2",
            $"Limits:PerCredential:Burst={Burst}", "Limits:PerCredential:PerSecond=1",
            $"Limits:PerTenant:Burst={2 * Burst}", "Limits:PerTenant:PerSecond=1",
            "Limits:SubscriptionsPerAddress=3", "Limits:SubscriptionsPerCredential=2", "Limits:SocketsPerAddress=2",
        ],
    };

    public Uri Url => new(_server.Url);

    public ApiClient Api { get; private set; } = null!;

    /// <summary>A token of an agency of whose allowance only a little is used.</summary>
    public string AgencyToken => _server.AgencyToken;

    /// <summary>An address nobody used before.</summary>
    public static string NewAddress() => $"198.51.100.{Interlocked.Increment(ref _addresses)}";

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

    public Task<HttpResponseMessage> AskAsync(string address, string? token = null, string accept = "application/graphql-response+json", string query = "{ __typename }", string? operationName = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, operationName }) }, address, token, accept);

    public Task<HttpResponseMessage> OpenPageAsync(string path, string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), address, null, "text/html");

    public static async Task<JsonNode> ErrorOfAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["errors"]![0]!;

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string address, string? token, string accept)
    {
        request.RequestUri = new Uri(Url, request.RequestUri!);
        request.Headers.Add("X-Forwarded-For", address);
        request.Headers.Accept.ParseAdd(accept);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
