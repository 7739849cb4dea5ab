using System.Net;
using System.Net.Sockets;

namespace CommunityCollab.Testing;

/// <summary>Ports nobody listens on.</summary>
public static class FreePort
{
    /// <summary>Finds one on the loopback address.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
