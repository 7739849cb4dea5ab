using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>Sends hostile requests over several connections and judges the answers.</summary>
internal sealed class HostileSender(string url, Ledger ledger) : IDisposable
{
    private const int Connections = 8;

    private int _refusals;

    private readonly HttpClient _http = new() { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>What was wrong with answers.</summary>
    public ConcurrentQueue<string> Breaches { get; } = new();

    /// <summary>How many answers had each status.</summary>
    public ConcurrentDictionary<int, int> Statuses { get; } = new();

    /// <summary>How many answers carried refusals whose paths were looked up in the input that was sent.</summary>
    public int Refusals => _refusals;

    public Task SendAsync(HostileRequests requests, int from, int to, CancellationToken cancellation) => Parallel.ForEachAsync(
        Enumerable.Range(from, to - from),
        new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellation },
        async (number, cancel) => await SendOneAsync(number, requests.Make(number), cancel));

    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        using var answer = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
        return answer.IsSuccessStatusCode;
    }

    public void Dispose() => _http.Dispose();

    private async Task SendOneAsync(int number, HostileRequest request, CancellationToken cancellation)
    {
        if (request.BreaksOff)
        {
            await BreakOffAsync(number, request, cancellation);
            return;
        }

        using var message = Message(request);
        using var answer = await _http.SendAsync(message, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var mediaType = answer.Content.Headers.ContentType?.MediaType;
        Statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
        if (AnswerRules.Breach(answer.StatusCode, mediaType, text) is { } breach)
        {
            Breaches.Enqueue($"{number}: {breach}\n  {request}\n  {(text.Length > 2_000 ? text[..2_000] : text)}");
        }
        else if (text.StartsWith('{'))
        {
            ledger.Note(request, text);
            NotePaths(number, request, text);
        }
    }

    // Of requests that give a name twice, which of the two was meant nobody knows.
    private void NotePaths(int number, HostileRequest request, string text)
    {
        if (request.Mutation is not { } mutation || JsonNode.Parse(text)!["data"]?[mutation] is not { } payload || payload["errors"]?.AsArray() is not { Count: > 0 })
        {
            return;
        }

        Interlocked.Increment(ref _refusals);
        if (InputPaths.Breach(mutation, JsonNode.Parse(request.Body)!["variables"]!["input"], payload) is { } breach)
        {
            Breaches.Enqueue($"{number}: {breach}");
        }
    }

    private static HttpRequestMessage Message(HostileRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri("/graphql" + request.QueryString, UriKind.Relative));
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (request.Token is not null)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", request.Token);
        }

        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        return message;
    }

    private async Task BreakOffAsync(int number, HostileRequest request, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_http.BaseAddress!.Host, _http.BaseAddress.Port, cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {request.Body.Length + 100}\r\n\r\n"), cancellation);
        await stream.WriteAsync(request.Body, cancellation);
        client.Client.Shutdown(SocketShutdown.Send);
        var text = await ReadOrResetAsync(stream, cancellation);
        if (text.Length > 0 && !text.StartsWith("HTTP/1.1 4", StringComparison.Ordinal))
        {
            Breaches.Enqueue($"{number}: {request}\n  {text}");
        }
    }

    // Who breaks off may be hung up on, or told why: both are in order.
    private static async Task<string> ReadOrResetAsync(NetworkStream stream, CancellationToken cancellation)
    {
        try
        {
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync(cancellation);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
