using System.Buffers.Text;
using System.Security.Cryptography;
using CommunityCollab.Core.Access;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Access;

/// <summary>Issues and checks bearer tokens. A token is <c>cc_</c>, the credential's id and a secret of 256 random bits; only
/// a hash of the secret is stored.</summary>
/// <param name="records">The records.</param>
/// <param name="time">The clock.</param>
public sealed class Credentials(Records records, TimeProvider time)
{
    private const string Prefix = "cc_";
    private const int SecretBytes = 32;
    private const int IdBytes = 16;

    /// <summary>Whether a token has the form of a credential's, in force or not.</summary>
    public static bool IsOne(string token) => token.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Makes a credential.</summary>
    /// <param name="name">Its name, for people and the audit log.</param>
    /// <param name="agencyId">The agency it is tied to.</param>
    /// <param name="districtId">The district it is tied to; null for the agency's own.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="expiresAt">When it stops working.</param>
    /// <returns>Its id, and the token, which cannot be shown again.</returns>
    public async Task<(Guid Id, string Token)> IssueAsync(string name, Guid agencyId, Guid? districtId, IEnumerable<string> scopes, DateTimeOffset expiresAt)
    {
        var id = Guid.CreateVersion7();
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var row = new CredentialRow
        {
            Id = id,
            Name = name,
            AgencyId = agencyId,
            DistrictId = districtId,
            SecretHash = SHA256.HashData(secret),
            Scopes = string.Join(' ', scopes),
            ExpiresAt = expiresAt,
        };
        await records.WriteAsync(context => context.Credentials.Add(row));
        return (id, Prefix + Base64Url.EncodeToString([.. id.ToByteArray(), .. secret]));
    }

    /// <summary>Whom a token stands for, and until when; null if it is malformed, unknown, expired or revoked, or its
    /// district is suspended or has left.</summary>
    public async Task<(Principal Principal, DateTimeOffset ExpiresAt)?> FindAsync(string token, CancellationToken cancellation)
    {
        if (!TryRead(token, out var id, out var secret))
        {
            return null;
        }

        await using var context = records.Read(TenantScope.System);
        var row = await context.Credentials.FirstOrDefaultAsync(row => row.Id == id, cancellation);
        return row is not null
            && (row.DistrictId is not { } district || await context.AdmitsAsync(district, cancellation))
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(secret), row.SecretHash)
            && row.RevokedAt is null
            && row.ExpiresAt > time.GetUtcNow()
            ? (new Principal(row.Id, row.Name, PrincipalKind.Machine, row.AgencyId, row.DistrictId, row.Scopes.Split(' ').ToHashSet(StringComparer.Ordinal)), row.ExpiresAt)
            : null;
    }

    /// <summary>Ends a credential at once.</summary>
    /// <returns>Whether there was one in that tenant.</returns>
    public async Task<bool> RevokeAsync(Guid id, Guid agencyId, Guid? districtId)
    {
        var found = false;
        await records.WriteAsync(context =>
        {
            var row = context.Credentials.FirstOrDefault(row => row.Id == id && row.AgencyId == agencyId && (districtId == null || row.DistrictId == districtId));
            found = row is not null;
            if (row is not null)
            {
                row.RevokedAt ??= time.GetUtcNow();
            }
        });
        return found;
    }

    private static bool TryRead(string token, out Guid id, out byte[] secret)
    {
        id = default;
        secret = [];
        var buffer = new byte[IdBytes + SecretBytes];
        if (!token.StartsWith(Prefix, StringComparison.Ordinal)
            || !Base64Url.IsValid(token.AsSpan(Prefix.Length)) // TryDecode throws for what is no Base64 at all.
            || !Base64Url.TryDecodeFromChars(token.AsSpan(Prefix.Length), buffer, out var written)
            || written != buffer.Length)
        {
            return false;
        }

        id = new Guid(buffer.AsSpan(0, IdBytes));
        secret = buffer[IdBytes..];
        return true;
    }
}
