using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CommunityCollab.Grains.Invitations;

/// <summary>The secret in an invitation's link.</summary>
internal static class InvitationToken
{
    private const int Bytes = 32;
    private const int Longest = 100;

    /// <summary>A new one.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of it.</summary>
    public static byte[] HashOf(string token) => token.Length > Longest ? [] : SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
