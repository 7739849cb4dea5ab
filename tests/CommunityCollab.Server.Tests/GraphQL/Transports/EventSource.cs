using System.Net;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

/// <summary>One event as a browser's <c>EventSource</c> would deliver it; comments are delivered too, by the name <c>:</c>.</summary>
internal sealed record ServerEvent(string Name, string Data, string? Id);

/// <summary>Reads an event stream as the HTML standard says.</summary>
internal sealed class EventSource(HttpResponseMessage response, StreamReader reader) : IAsyncDisposable
{
    public HttpResponseMessage Response => response;

    /// <summary>Opens <paramref name="query"/> of the server's path by GET.</summary>
    public static async Task<EventSource> OpenAsync(TransportServer server, string query, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Url, query));
        request.Headers.Add("Accept", "text/event-stream");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await ReadAsync(await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken));
    }

    /// <summary>Watches the test schema's ticks of <paramref name="channel"/>.</summary>
    public static Task<EventSource> OpenTicksAsync(TransportServer server, string channel, params (string Name, string Value)[] headers) =>
        OpenAsync(server, $"?query={Uri.EscapeDataString($"subscription {{ ticks(channel: \"{channel}\") {{ version text }} }}")}", headers);

    public static async Task<EventSource> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new EventSource(response, new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>The next event that is not a comment.</summary>
    public async Task<ServerEvent> ReadAsync()
    {
        while (await ReadAnyAsync() is { } any)
        {
            if (any.Name != ":")
            {
                return any;
            }
        }

        throw new EndOfStreamException("The stream ended.");
    }

    /// <summary>The next event or comment, or null at the end of the stream.</summary>
    public async Task<ServerEvent?> ReadAnyAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        string name = "", data = "";
        string? id = null;
        var sawData = false;
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Length == 0)
            {
                if (sawData)
                {
                    return new ServerEvent(name, data, id);
                }

                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = line[(colon + 1)..].TrimStart(' ');
            switch (line[..colon])
            {
                case "":
                    return new ServerEvent(":", value, null);
                case "event":
                    name = value;
                    break;
                case "data":
                    (data, sawData) = (value, true);
                    break;
                case "id":
                    id = value;
                    break;
            }
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
