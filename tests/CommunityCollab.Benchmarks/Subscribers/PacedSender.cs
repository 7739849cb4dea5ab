using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CommunityCollab.Benchmarks.Load;

namespace CommunityCollab.Benchmarks.Subscribers;

/// <summary>Contributes at a steady rate, and notes when each contribution was acknowledged.</summary>
internal sealed class PacedSender(Target target, int perSecond, int connections, TimeSpan length)
{
    private readonly long[] _acknowledgedAt = new long[(int)(perSecond * length.TotalSeconds) + 1];
    private int _asked;
    private int _acknowledged;

    /// <summary>How many were acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>When the n-th acknowledgement came, as a timestamp; 0 when it has not.</summary>
    public long AcknowledgedAt(int n) => n < _acknowledgedAt.Length ? Volatile.Read(ref _acknowledgedAt[n]) : 0;

    /// <summary>Sends all of them.</summary>
    public Task RunAsync(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendAsync(start, cancellation), cancellation)));
    }

    private async Task SendAsync(long start, CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, target.Url.Port, cancellation);
        var reader = new AnswerReader(socket);
        var post = target.Post();
        while (Interlocked.Increment(ref _asked) is var number && number < _acknowledgedAt.Length)
        {
            var early = TimeSpan.FromSeconds((double)number / perSecond) - Stopwatch.GetElapsedTime(start);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, cancellation);
            }

            await socket.SendAsync(post.NextRequest(), cancellation);
            post.CheckAnswer(await reader.ReadAsync(cancellation));
            Volatile.Write(ref _acknowledgedAt[Interlocked.Increment(ref _acknowledged)], Stopwatch.GetTimestamp());
        }
    }
}
