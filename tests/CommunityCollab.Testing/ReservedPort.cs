using System.Net;
using System.Net.Sockets;

namespace CommunityCollab.Testing;

/// <summary>A port of this machine that the system gives to nobody else while this is held; who is told its number can listen on it, as
/// often as they like. A port that was only free when asked for may be taken before it is used.</summary>
public sealed class ReservedPort : IDisposable
{
    // SOL_SOCKET and SO_REUSEADDR of Linux. A socket that is bound so, and does not listen, lets others bind the port by its number.
    private const int SocketLevel = 1;
    private const int ReuseAddress = 2;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Reserves one on the loopback address.</summary>
    public ReservedPort()
    {
        _socket.SetRawSocketOption(SocketLevel, ReuseAddress, BitConverter.GetBytes(1));
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    /// <summary>Its number.</summary>
    public int Number => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>The address of a server that listens on it.</summary>
    public string Url => $"http://127.0.0.1:{Number}";

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
