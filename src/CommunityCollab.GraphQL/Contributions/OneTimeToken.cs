using System.Security.Cryptography;
using System.Text;

namespace CommunityCollab.GraphQL.Contributions;

/// <summary>One-time tokens, as they are stored and compared.</summary>
internal static class OneTimeToken
{
    /// <summary>The stored form of a token, which has 128 random bits.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim()));
}
