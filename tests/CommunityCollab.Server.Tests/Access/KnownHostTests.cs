using System.Net;
using System.Net.WebSockets;

namespace CommunityCollab.Server.Tests.Access;

/// <summary>The server answers to its own names alone, whatever is asked and however.</summary>
public sealed class KnownHostTests(KnownHostTests.Hosted hosted) : IClassFixture<KnownHostTests.Hosted>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Unknown => ["elsewhere.example", "elsewhere.example:5080", "localhost.elsewhere.example", "collab.example.org.elsewhere.example", "example.net", "10.9.8.7", "[2001:db8::1]"];

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task A_host_that_was_not_configured_is_refused_with_a_sentence(string host)
    {
        foreach (var (path, accept) in ((string, string)[])[("/", "*/*"), ("/graphql?query={guidingQuestions}", "application/json"), ("/graphql?query=subscription{districtActivity{version}}", "text/event-stream"), ("/assets/collab.css", "*/*"), ("/nowhere", "*/*")])
        {
            using var answer = await SendAsync(path, host, accept);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("AllowedHosts", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:1")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:8080")]
    [InlineData("collab.example.org")]
    [InlineData("a.example.net:443")]
    [InlineData("public.example.com")]
    public async Task Its_own_names_and_those_configured_are_answered(string host)
    {
        using var answer = await SendAsync("/", host, "*/*");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Probes_ask_for_its_health_under_any_name()
    {
        using var live = await SendAsync("/health/live", "10.9.8.7:5080", "*/*");
        using var ready = await SendAsync("/health/ready", "probe.elsewhere.example", "*/*");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, ready.StatusCode));
    }

    [Fact]
    public async Task A_socket_opens_for_a_known_host_alone()
    {
        using var known = await OpenAsync("localhost");
        Assert.Equal(WebSocketState.Open, known.State);
        await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync("elsewhere.example"));
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string host, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{hosted.Server.Url}{path}"));
        request.Headers.Host = host;
        request.Headers.Add("Accept", accept);
        return await hosted.Http.SendAsync(request, HttpCompletionOption.ResponseContentRead, Cancellation);
    }

    private async Task<ClientWebSocket> OpenAsync(string host)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Host", host);
        await socket.ConnectAsync(new Uri($"{hosted.Server.Url.Replace("http", "ws", StringComparison.Ordinal)}/graphql"), Cancellation);
        return socket;
    }

    /// <summary>A server with names.</summary>
    public sealed class Hosted : IAsyncLifetime
    {
        internal HostedServer Server { get; } = new() { MoreSettings = ["AllowedHosts=collab.example.org;*.example.net", "PublicUrl=https://public.example.com"] };

        internal HttpClient Http { get; } = new();

        public async ValueTask InitializeAsync() => await Server.StartAsync(TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await Server.DisposeAsync();
        }
    }
}
