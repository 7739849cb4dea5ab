using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class EventStreamTests(TransportServer server) : IClassFixture<TransportServer>
{
    [Fact]
    public async Task A_stream_is_neither_stored_nor_held_back_on_its_way()
    {
        await using var stream = await EventSource.OpenTicksAsync(server, "headers");
        var headers = stream.Response.Headers;
        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType?.MediaType);
        Assert.True(headers.CacheControl?.NoCache);
        Assert.Equal(["no"], headers.GetValues("X-Accel-Buffering"));
        Assert.Null(stream.Response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Events_carry_their_version_as_id()
    {
        await using var stream = await EventSource.OpenTicksAsync(server, "ids");
        Assert.Equal("1", (await stream.ReadAsync()).Id);
        server.Feeds["ids"].Publish("second");
        var second = await stream.ReadAsync();
        Assert.Equal(("next", "2"), (second.Name, second.Id));
        Assert.Equal("""{"data":{"ticks":{"version":2,"text":"second"}}}""", second.Data);
    }

    [Fact]
    public async Task Text_in_any_script_and_with_line_breaks_stays_one_event()
    {
        await using var stream = await EventSource.OpenTicksAsync(server, "text");
        await stream.ReadAsync();
        const string text = "línea\r\n\nسطر \u2028 👩‍🏫 data: x";
        server.Feeds["text"].Publish(text);
        var received = JsonDocument.Parse((await stream.ReadAsync()).Data).RootElement;
        Assert.Equal(text, received.GetProperty("data").GetProperty("ticks").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_quiet_stream_shows_signs_of_life()
    {
        await using var stream = await EventSource.OpenTicksAsync(server, "quiet");
        await stream.ReadAsync();
        Assert.Equal(":", (await stream.ReadAnyAsync())?.Name);
        Assert.Equal(":", (await stream.ReadAnyAsync())?.Name);
    }

    [Fact]
    public async Task The_end_of_the_source_completes_the_stream()
    {
        await using var stream = await EventSource.OpenTicksAsync(server, "ends");
        await stream.ReadAsync();
        server.Feeds["ends"].Publish("last");
        server.Feeds["ends"].Complete();
        Assert.Contains("last", (await stream.ReadAsync()).Data, StringComparison.Ordinal);
        Assert.Equal("complete", (await stream.ReadAsync()).Name);
        Assert.Null(await stream.ReadAnyAsync());
    }

    [Fact]
    public async Task A_failing_source_is_told_masked_and_completes_the_stream()
    {
        await using var stream = await EventSource.OpenTicksAsync(server, "fails");
        await stream.ReadAsync();
        server.Feeds["fails"].Fail(new InvalidOperationException("the answer was: my secret"));
        var error = await stream.ReadAsync();
        Assert.Contains("INTERNAL", error.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Data, StringComparison.Ordinal);
        Assert.Equal("complete", (await stream.ReadAsync()).Name);
    }

    [Theory]
    [InlineData("subscription { nothing }", "FIELDS_ON_CORRECT_TYPE")]
    [InlineData("subscription {", "SYNTAX_ERROR")]
    [InlineData("subscription { unavailable { version } }", "INTERNAL")]
    public async Task What_is_wrong_with_a_document_is_told_in_the_stream(string query, string code)
    {
        await using var stream = await EventSource.OpenAsync(server, $"?query={Uri.EscapeDataString(query)}");
        var error = await stream.ReadAsync();
        Assert.Equal("next", error.Name);
        Assert.Contains($"\"code\":\"{code}\"", error.Data, StringComparison.Ordinal);
        Assert.Equal("complete", (await stream.ReadAsync()).Name);
    }

    [Fact]
    public async Task A_client_that_leaves_leaves_nothing_behind()
    {
        var feed = server.Feeds["leaves"];
        await using (var stream = await EventSource.OpenTicksAsync(server, "leaves"))
        {
            await stream.ReadAsync();
            Assert.Equal(1, feed.Subscribers);
        }

        await Eventually.TrueAsync(() => feed.Subscribers == 0, "the source has no subscriber");
    }

    [Fact]
    public async Task A_revoked_credential_ends_its_streams_and_nobody_elses()
    {
        await using var hers = await EventSource.OpenTicksAsync(server, "revoked", ("Authorization", "Bearer carol"));
        await using var theirs = await EventSource.OpenTicksAsync(server, "revoked");
        await hers.ReadAsync();
        await theirs.ReadAsync();
        await server.RevokeAsync("carol");
        Assert.Contains("UNAUTHENTICATED", (await hers.ReadAsync()).Data, StringComparison.Ordinal);
        Assert.Equal("complete", (await hers.ReadAsync()).Name);
        server.Feeds["revoked"].Publish("still here");
        Assert.Contains("still here", (await theirs.ReadAsync()).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_does_not_read_costs_little_and_then_gets_the_newest_event()
    {
        var feed = server.Feeds["slow"];
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 8 * 1024 };
        await socket.ConnectAsync(server.Url.Host, server.Url.Port, TestContext.Current.CancellationToken);
        var path = $"/graphql?query={Uri.EscapeDataString("subscription { ticks(channel: \"slow\") { version text } }")}";
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n"), TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => feed.Subscribers == 1, "the stream is open");
        var events = new List<WeakReference>();
        var filling = new string('x', 100_000);
        for (var round = 0; round < 3_000; round++)
        {
            events.Add(Published(feed, filling));
            if (round % 100 == 0)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        var last = feed.Publish("the newest").Version;
        await Task.Delay(300, TestContext.Current.CancellationToken);
        GC.Collect();
        Assert.InRange(events.Count(kept => kept.IsAlive), 0, 50);

        // What was kept as bytes is read now.
        var received = await ReadUntilAsync(socket, "the newest");
        Assert.Contains($"id: {last}\n", received.Text, StringComparison.Ordinal);
        Assert.True(received.Bytes < 20_000_000, $"{received.Bytes} bytes were sent to a client that did not read");
    }

    // Other tests of this process use memory meanwhile, so that what is kept is counted rather than weighed. Not inlined, or the caller keeps the event.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Published(Feed feed, string text) => new(feed.Publish(text));

    private static async Task<(string Text, long Bytes)> ReadUntilAsync(Socket socket, string wanted)
    {
        var buffer = new byte[64 * 1024];
        var tail = "";
        long bytes = 0;
        while (!tail.Contains(wanted, StringComparison.Ordinal))
        {
            var count = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            Assert.True(count > 0, "the server closed the connection");
            bytes += count;
            tail = (tail.Length > 1_000 ? tail[^1_000..] : tail) + Encoding.UTF8.GetString(buffer, 0, count);
        }

        return (tail, bytes);
    }
}
