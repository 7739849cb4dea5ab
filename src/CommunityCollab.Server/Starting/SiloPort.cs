using System.Net;
using System.Net.Sockets;

namespace CommunityCollab.Server.Starting;

/// <summary>The port of the embedded silo. It talks to nobody, but listens.</summary>
internal static class SiloPort
{
    // Below the ports that systems give out on their own (32,768 on on Linux), so that none of those is taken between asking and listening;
    // each start begins at another, in this process or the next, so that two that start together do not meet.
    private const int First = 10_000;
    private const int Count = 20_000;
    private const int Stride = 1_009;

    private static int _starts;

    /// <summary>Finds one nobody listens on.</summary>
    public static int Find()
    {
        var begin = Environment.ProcessId + (Interlocked.Increment(ref _starts) * Stride);
        return Enumerable.Range(0, Count).Select(step => First + ((begin + step) % Count)).First(IsFree);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
