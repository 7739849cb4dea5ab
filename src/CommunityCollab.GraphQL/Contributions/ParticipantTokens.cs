using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CommunityCollab.GraphQL.Contributions;

/// <summary>Gives each participant of an activity a token of their own. The token carries its own proof, so that joining
/// stores nothing; the reference kept with contributions is a hash of it that holds for one activity alone.</summary>
/// <param name="protection">Signs and checks tokens.</param>
public sealed class ParticipantTokens(IDataProtectionProvider protection)
{
    private const int IdBytes = 16;
    private const int LongestToken = 400;

    private readonly IDataProtector _protector = protection.CreateProtector("participant");

    /// <summary>Makes a token for an activity.</summary>
    /// <param name="activityId">The activity.</param>
    /// <returns>The token, and the reference it stands for.</returns>
    public (string Token, string Reference) Issue(Guid activityId)
    {
        byte[] secret = [.. activityId.ToByteArray(), .. RandomNumberGenerator.GetBytes(IdBytes)];
        return (Base64Url.EncodeToString(_protector.Protect(secret)), Reference(secret));
    }

    /// <summary>The reference a token stands for; null if it is not a token of this activity.</summary>
    public string? Read(Guid activityId, string token)
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token))
        {
            return null;
        }

        try
        {
            var secret = _protector.Unprotect(Base64Url.DecodeFromChars(token));
            return new Guid(secret.AsSpan(0, IdBytes)) == activityId ? Reference(secret) : null;
        }
        catch (CryptographicException)
        {
            // Not one of ours, or tampered with: the same as none.
            return null;
        }
    }

    private static string Reference(byte[] secret) => Base64Url.EncodeToString(SHA256.HashData(secret).AsSpan(0, IdBytes));
}
