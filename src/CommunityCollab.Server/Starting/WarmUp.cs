using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using GraphQL.Types;

namespace CommunityCollab.Server.Starting;

/// <summary>Does once, before the server says that it is ready, what a first caller would wait seconds for: putting the schema together,
/// building the store's model, and compiling the way of a request. It goes through the endpoints themselves, as nobody, and changes nothing.</summary>
/// <param name="app">The server.</param>
internal sealed partial class WarmUp(WebApplication app)
{
    private const string Api = "/graphql";
    private const string Json = "application/json";

    // A token in the form of a credential's that is none.
    private const string NoCredential = "Bearer cc_AAAAAAAAAAAAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private const string Query = """
        query W($first: Int) { __typename campaigns(first: $first) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } node(id: "none") { id } }
        """;

    private const string Refused = """
        mutation W($input: JoinActivityInput!) { joinActivity(input: $input) { participantToken errors { ... on Problem { code message path } } } }
        """;

    private const string Subscription = "subscription W($id: ID!) { tally(activityId: $id) { version } }";

    private const string Introspection = "{ __schema { types { name kind fields { name args { name } type { name kind } } } } }";

    /// <summary>Puts the schema together; it needs nothing of the rest.</summary>
    public Task MakeSchemaAsync() => Task.Run(() => app.Services.GetRequiredService<ISchema>().Initialize());

    /// <summary>Asks each kind of thing once.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await AskAsync(Query, new { first = 1 }, Json, HttpStatusCode.OK, cancellation);
        await AskAsync(Query, new { first = 1 }, Json, HttpStatusCode.Unauthorized, cancellation, NoCredential);
        await AskAsync(Refused, new { input = new { activityId = "none" } }, Json, HttpStatusCode.OK, cancellation);
        await AskAsync(Subscription, new { id = "none" }, "text/event-stream", HttpStatusCode.OK, cancellation);
        await AskAsync(Introspection, null, Json, HttpStatusCode.OK, cancellation);
        await SendAsync("/", HttpMethods.Get, "text/html", HttpStatusCode.OK, cancellation);
        await KnockAsync(cancellation);
    }

    // Once from outside, for what lies before the endpoints. Any answer will do: the host that is named may be one that is not served.
    private async Task KnockAsync(CancellationToken cancellation)
    {
        if (!Uri.TryCreate(Greeting.Openable(app.Urls.First()), UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp)
        {
            return;
        }

        var body = JsonSerializer.Serialize(new { query = Query, variables = new { first = 1 } });
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST {Api} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: close\r\nContent-Type: {Json}\r\nContent-Length: {body.Length}\r\n\r\n{body}"), cancellation);
        await stream.CopyToAsync(Stream.Null, cancellation);
    }

    private Task AskAsync(string query, object? variables, string accept, HttpStatusCode expected, CancellationToken cancellation, string? authorization = null) =>
        SendAsync(Api, HttpMethods.Post, accept, expected, cancellation, JsonSerializer.Serialize(new { query, variables }), authorization);

    private async Task SendAsync(
        string path, string method, string accept, HttpStatusCode expected, CancellationToken cancellation, string? body = null, string? authorization = null)
    {
        var endpoint = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .First(endpoint => endpoint.RoutePattern.RawText == path);
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellation };
        http.SetEndpoint(endpoint);
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        (http.Request.Scheme, http.Request.Host, http.Request.Path, http.Request.Method) = ("http", new HostString("localhost"), path, method);
        http.Request.Headers.Accept = accept;
        http.Request.Headers.Authorization = authorization;
        http.Response.Body = new MemoryStream();
        if (body is not null)
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            (http.Request.Body, http.Request.ContentType, http.Request.ContentLength) = (new MemoryStream(bytes), Json, bytes.Length);
        }

        await endpoint.RequestDelegate!(http);
        if (http.Response.StatusCode != (int)expected)
        {
            Unexpected(app.Logger, method, path, http.Response.StatusCode, (int)expected);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Warming up: {Method} {Path} was answered with {Status} and not {Expected}")]
    private static partial void Unexpected(ILogger log, string method, string path, int status, int expected);
}
