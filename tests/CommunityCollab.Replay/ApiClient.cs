using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CommunityCollab.Replay;

/// <summary>Asks the server over GraphQL. Anything that the server's being down can cause is tried again: submissions carry
/// their own ids, so that trying again is safe.</summary>
internal sealed class ApiClient(Uri server, string token) : IDisposable
{
    private const string Errors = "errors { ... on Problem { code message path } }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 512 }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(100) };

    /// <summary>Asks with the token.</summary>
    public async Task<JsonNode> AskAsync(string document, object variables, CancellationToken cancellation)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                using var request = Request(document, variables);
                using var answer = await _http.SendAsync(request, cancellation);
                var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))!;
                var code = (string?)json["errors"]?[0]?["extensions"]?["code"];
                if (json["errors"] is null)
                {
                    return json["data"]!;
                }

                if (code is not ("INTERNAL" or "TIMEOUT") || DateTime.UtcNow > until)
                {
                    throw new InvalidOperationException($"The server refused: {json["errors"]!.ToJsonString()}");
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException or System.Text.Json.JsonException
                && !cancellation.IsCancellationRequested && DateTime.UtcNow < until)
            {
                // The server is down or was killed while it answered.
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Sends a mutation and gives back its payload; a refusal ends the replay.</summary>
    public async Task<JsonNode> ChangeAsync(string mutation, string inputType, string selection, object input, CancellationToken cancellation)
    {
        var data = await AskAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ {selection} {Errors} }} }}", new { input }, cancellation);
        var payload = data[mutation]!;
        return payload["errors"]!.AsArray().Count == 0 ? payload : throw new InvalidOperationException($"{mutation} was refused: {payload["errors"]!.ToJsonString()}");
    }

    /// <summary>Opens an event stream.</summary>
    public async Task<HttpResponseMessage> WatchAsync(string document, object variables, CancellationToken cancellation)
    {
        using var request = Request(document, variables);
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string document, object variables)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
