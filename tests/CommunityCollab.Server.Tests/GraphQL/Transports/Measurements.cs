using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

/// <summary>
/// Figures rather than verdicts, so they run only when asked for:
/// <c>dotnet run -c Release --project tests/CommunityCollab.Server.Tests -- -explicit only</c>.
/// Clients are in the same process, so figures of memory and time are on the high side.
/// </summary>
public class Measurements(TransportServer server) : IClassFixture<TransportServer>
{
    private const string Body =
        """{"query":"mutation Submit($input: SubmitInput!) { submit(input: $input) { id answers } }","variables":{"input":{"submissionId":"0197f2f1-8a4c-7b3e-9d55-0123456789ab","answers":[{"item":"q1","choice":3},{"item":"q2","choice":1},{"item":"q3"}]}}}""";

    private static readonly int Watchers = 5_000;

    [Fact(Explicit = true)]
    public async Task A_trivial_mutation_against_a_bare_JSON_endpoint_of_the_same_server()
    {
        var ratios = new List<double>();
        for (var round = 0; round < 4; round++)
        {
            var bare = await RateAsync("/bare");
            var graphQL = await RateAsync("/graphql");
            ratios.Add(graphQL / bare);
            Tell($"bare {bare:0}/s, mutation {graphQL:0}/s, ratio {graphQL / bare:0.00}");
        }

        Assert.True(ratios.Max() > 0.3, "a mutation costs more than three times a bare request");
    }

    [Fact(Explicit = true)]
    public async Task Thousands_of_event_streams_on_one_subscription()
    {
        var before = Memory();
        var received = new int[1];
        var sockets = new List<Socket>();
        for (var number = 0; number < Watchers; number++)
        {
            sockets.Add(await WatchAsync(number, received));
        }

        await Eventually.TrueAsync(() => Volatile.Read(ref received[0]) == Watchers, "everyone has the snapshot");
        var after = Memory();
        Tell($"{Watchers} streams: {(after.Heap - before.Heap) / Watchers} bytes of heap and {(after.Process - before.Process) / Watchers} bytes of process memory each");
        for (var round = 0; round < 10; round++)
        {
            Volatile.Write(ref received[0], 0);
            var clock = Stopwatch.StartNew();
            server.Feeds["fan"].Publish($"event {round}");
            await Eventually.TrueAsync(() => Volatile.Read(ref received[0]) == Watchers, "everyone has the event");
            Tell($"one event to all in {clock.ElapsedMilliseconds} ms");
        }

        sockets.ForEach(socket => socket.Dispose());
    }

    private static (long Heap, long Process) Memory() =>
        (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);

    private static void Tell(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private async Task<double> RateAsync(string path)
    {
        var request = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
        var length = await LengthOfAnswerAsync(request);
        long answers = 0;
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(4));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            using var socket = await ConnectAsync();
            var buffer = new byte[4096];
            while (!end.IsCancellationRequested)
            {
                await socket.SendAsync(request);
                for (var got = 0; got < length;)
                {
                    got += await socket.ReceiveAsync(buffer);
                }

                Interlocked.Increment(ref answers);
            }
        })));
        return answers / clock.Elapsed.TotalSeconds;
    }

    private async Task<int> LengthOfAnswerAsync(byte[] request)
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync(request);
        await Task.Delay(500);
        var buffer = new byte[4096];
        var length = await socket.ReceiveAsync(buffer);
        Assert.StartsWith("HTTP/1.1 200", Encoding.ASCII.GetString(buffer, 0, length), StringComparison.Ordinal);
        return length;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Url.Port));
        return socket;
    }

    private async Task<Socket> WatchAsync(int number, int[] received)
    {
        var socket = await ConnectAsync();
        var path = $"/graphql?query={Uri.EscapeDataString("subscription { ticks(channel: \"fan\") { version text } }")}";
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: a{number}\r\nAccept: text/event-stream\r\n\r\n"));
        _ = Task.Run(async () =>
        {
            var buffer = new byte[1024];
            for (var count = 1; count > 0;)
            {
                count = await socket.ReceiveAsync(buffer);
                if (buffer.AsSpan(0, count).IndexOf("event: next"u8) >= 0)
                {
                    Interlocked.Increment(ref received[0]);
                }
            }
        });
        return socket;
    }
}
