using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace CommunityCollab.Server.Tests.Api;

/// <summary>One subscription over server-sent events, read as it comes.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    // A slow minute must not fail a test; what never comes is found out all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = new(new HttpClientHandler { UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;

    /// <summary>Whether the server has not ended it.</summary>
    public bool IsOpen => !_reading.IsCompleted;

    public static async Task<EventReader> OpenAsync(string url, string query, object variables, string? token = null, string? cookie = null)
    {
        var reader = new EventReader();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/graphql") { Content = new StringContent(JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        var answer = await reader._http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        reader._reading = reader.ReadAsync(answer);
        return reader;
    }

    /// <summary>The next event's data; null if none comes in time.</summary>
    public async Task<string?> NextAsync(TimeSpan? within = null)
    {
        using var limit = new CancellationTokenSource(within ?? Patience);
        try
        {
            return await _events.Reader.ReadAsync(limit.Token);
        }
        catch (Exception missing) when (missing is OperationCanceledException or ChannelClosedException)
        {
            return null;
        }
    }

    public async Task<bool> HasEventAsync(TimeSpan? within = null) => await NextAsync(within) is not null;

    /// <summary>Whether the server ends it in time.</summary>
    public async Task<bool> HasEndedAsync(TimeSpan? within = null) => await Task.WhenAny(_reading, Task.Delay(within ?? Patience, TestContext.Current.CancellationToken)) == _reading;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        try
        {
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(_stop.Token));
            while (await lines.ReadLineAsync(_stop.Token) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    _events.Writer.TryWrite(line["data: ".Length..]);
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // The test is over, or the server is.
        }
        finally
        {
            _events.Writer.TryComplete();
            answer.Dispose();
        }
    }
}
