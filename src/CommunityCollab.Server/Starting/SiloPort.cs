using System.Net;
using System.Net.Sockets;

namespace CommunityCollab.Server.Starting;

/// <summary>The port of the embedded silo. It talks to nobody, but listens.</summary>
internal static class SiloPort
{
    // Below the ports that systems give out on their own (32,768 on on Linux), so that none of those is taken between asking and listening;
    // each process begins at another, so that two that start together do not meet.
    private const int First = 10_000;
    private const int Count = 20_000;

    /// <summary>Finds one nobody listens on.</summary>
    public static int Find() =>
        Enumerable.Range(0, Count).Select(step => First + ((Environment.ProcessId + step) % Count)).First(IsFree);

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
