using System.Buffers.Text;
using System.Security.Cryptography;

namespace CommunityCollab.Data.Access;

/// <summary>A bearer token: <c>cc_</c>, the credential's id and a secret of 256 random bits.</summary>
/// <param name="Id">The credential's id.</param>
/// <param name="Secret">The secret.</param>
internal readonly record struct BearerToken(Guid Id, byte[] Secret)
{
    private const string Prefix = "cc_";
    private const int SecretBytes = 32;
    private const int IdBytes = 16;

    /// <summary>What is stored of the secret.</summary>
    public byte[] SecretHash => SHA256.HashData(Secret);

    /// <summary>Whether a text has the form of one.</summary>
    public static bool IsOne(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>A token with a new secret.</summary>
    public static BearerToken Make(Guid id) => new(id, RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Reads a token; null when it is none.</summary>
    public static BearerToken? Read(string token)
    {
        var buffer = new byte[IdBytes + SecretBytes];
        return IsOne(token)
            && Base64Url.IsValid(token.AsSpan(Prefix.Length)) // TryDecode throws for what is no Base64 at all.
            && Base64Url.TryDecodeFromChars(token.AsSpan(Prefix.Length), buffer, out var written)
            && written == buffer.Length
            ? new BearerToken(new Guid(buffer.AsSpan(0, IdBytes)), buffer[IdBytes..])
            : null;
    }

    /// <summary>The token as it is sent.</summary>
    public override string ToString() => Prefix + Base64Url.EncodeToString([.. Id.ToByteArray(), .. Secret]);
}
