using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using CommunityCollab.GraphQL.Transports;
using GraphQL;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

/// <summary>A real Kestrel with the transports and the test schema.</summary>
public class TransportServer : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _credentials = [];
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    public Uri Url { get; private set; } = null!;

    internal Feeds Feeds { get; } = new();

    internal LogLines Log { get; } = new();

    /// <summary>Ends a credential as if it had been revoked.</summary>
    public Task RevokeAsync(string who) => _credentials[who].CancelAsync();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSingleton(Feeds);
        builder.Services.AddGraphQL(graphQL => graphQL.AddAutoSchema<TestQuery>(schema => schema
            .WithMutation<TestMutation>()
            .WithSubscription<TestSubscription>()));
        builder.Services.AddGraphQLTransports(Configure);
        _app = builder.Build();
        _app.MapGraphQL();
        _app.MapPost("/bare", Bare);
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Url = new Uri(new Uri(address), "/graphql");
        Client = new HttpClient { BaseAddress = Url };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public Task<HttpResponseMessage> PostAsync(object body, string accept = "application/graphql-response+json", params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = JsonContent.Create(body) };
        request.Headers.Add("Accept", accept);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> QueryAsync(object body)
    {
        using var response = await PostAsync(body);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    protected virtual void Configure(GraphQLTransportOptions options)
    {
        options.Admit = AdmitAsync;

        // A machine that stands still for a while must not fail a test.
        options.Limits.ExecutionTime = TimeSpan.FromMinutes(2);
        options.ShareKey = user => user["who"] as string ?? "public";
        options.ConnectionInitTimeout = TimeSpan.FromSeconds(1);
        options.Heartbeat = TimeSpan.FromMilliseconds(300);
    }

    private ValueTask<Admission> AdmitAsync(HttpContext http, GraphQLCaller caller, CancellationToken cancellation)
    {
        string? bearer = http.Request.Headers.Authorization;
        var token = bearer?["Bearer ".Length..] ?? caller.ConnectionInit?.GetValueOrDefault("token") as string;
        var cookie = http.Request.Cookies["session"];
        if (token == "wrong")
        {
            return ValueTask.FromResult(Admission.Refuse("UNAUTHENTICATED", "The credential is not valid."));
        }

        var who = token ?? cookie;
        var revoked = who is null ? CancellationToken.None : _credentials.GetOrAdd(who, _ => new CancellationTokenSource()).Token;
        return ValueTask.FromResult(Admission.Accept(
            new Dictionary<string, object?> { ["who"] = who }, byCookie: token is null && cookie is not null, revoked));
    }

    /// <summary>The least a JSON API can do; what the transports are measured against.</summary>
    private static async Task Bare(HttpContext http)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
        await http.Response.WriteAsJsonAsync(
            new Dictionary<string, object> { ["id"] = body.GetProperty("variables").GetProperty("input").GetProperty("submissionId").GetString()!, ["answers"] = 3 },
            http.RequestAborted);
    }
}
