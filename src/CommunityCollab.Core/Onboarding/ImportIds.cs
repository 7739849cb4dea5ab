using System.Security.Cryptography;

namespace CommunityCollab.Core.Onboarding;

/// <summary>The ids of what an import brings on. They follow from the import and the line, so that one that was interrupted and
/// goes on gives the ids it would have given.</summary>
public static class ImportIds
{
    /// <summary>The id of what a line brings on: a UUID of version 8, which is free to be a hash (RFC 9562, section 5.8).</summary>
    public static Guid Of(Guid import, int line) => Hash(import, line);

    /// <summary>The id of the district that a school's line brings on beside the school.</summary>
    public static Guid OfDistrictOfSchool(Guid import, int line) => Hash(import, -line);

    private static Guid Hash(Guid import, int line)
    {
        Span<byte> seed = stackalloc byte[20];
        import.TryWriteBytes(seed, bigEndian: true, out _);
        BitConverter.TryWriteBytes(seed[16..], line);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
