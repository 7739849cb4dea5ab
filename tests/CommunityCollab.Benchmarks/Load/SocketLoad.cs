using System.Net;
using System.Net.Sockets;

namespace CommunityCollab.Benchmarks.Load;

/// <summary>Asks with bare sockets, so that on a shared machine the asking takes as little as can be from the server.</summary>
internal sealed class SocketLoad(Target target) : HttpLoad(target)
{
    /// <inheritdoc/>
    protected override async Task<long> AskAsync(RepeatedPost post, Func<bool> isOver, CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Target.Url.Port, cancellation);
        var reader = new AnswerReader(socket);
        long count = 0;
        while (!isOver())
        {
            await socket.SendAsync(post.NextRequest(), cancellation);
            post.CheckAnswer(await reader.ReadAsync(cancellation));
            count++;
        }

        return count;
    }
}
