using System.Buffers.Binary;
using System.Net;

namespace CommunityCollab.Server.Limits;

/// <summary>
/// Counts addresses in a fixed number of places, so that someone with very many addresses cannot fill the memory. Two addresses
/// rarely fall into one place, and which ones do is different in every process.
/// </summary>
internal static class AddressPlaces
{
    private const int Places = 1 << 16;

    /// <summary>The place of a request's address. Of an IPv6 address the first 64 bits count: the rest is one household's or
    /// one building's to choose (RFC 6177).</summary>
    public static int Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        return address is null ? Places : HashCode.Combine(NetworkOf(address)) & (Places - 1);
    }

    private static ulong NetworkOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        if (written == 16 && !address.IsIPv4MappedToIPv6)
        {
            return BinaryPrimitives.ReadUInt64BigEndian(bytes);
        }

        return BinaryPrimitives.ReadUInt32BigEndian(bytes[(written - 4)..]);
    }
}
