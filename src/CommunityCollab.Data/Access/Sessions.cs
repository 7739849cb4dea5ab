using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CommunityCollab.Core.Access;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Access;

/// <summary>Starts, finds and ends people's sessions: on the pages, by the key in their cookie, and with the API, by the provider's token. A
/// session that ended is no row any more, so that a cookie kept from it is worth nothing, whichever server it is sent to.</summary>
/// <param name="records">The records.</param>
/// <param name="audit">The log.</param>
/// <param name="time">The clock.</param>
public sealed class Sessions(Records records, AuditLog audit, TimeProvider time)
{
    private const int KeyBytes = 32;

    private static readonly IReadOnlySet<string> NoScopes = new HashSet<string>();

    /// <summary>Starts a session on the pages for a person who signed in.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="expiresAt">When it ends by itself.</param>
    /// <returns>Its key, for the cookie; it is stored nowhere else.</returns>
    public async Task<string> StartAsync(Guid personId, DateTimeOffset expiresAt)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        await StartAsync(key, personId, expiresAt);
        return key;
    }

    /// <summary>Starts a session for a person who came with a token of their provider's, unless it came before, and forgets those that
    /// expired.</summary>
    /// <param name="key">The token.</param>
    /// <param name="personId">The person.</param>
    /// <param name="expiresAt">When it ends by itself.</param>
    public Task StartAsync(string key, Guid personId, DateTimeOffset expiresAt)
    {
        var (hash, now) = (HashOf(key), time.GetUtcNow());
        return records.WriteAsync(context =>
        {
            context.Sessions.Where(row => row.ExpiresAt <= now).ExecuteDelete();
            if (!context.Sessions.Any(row => row.KeyHash == hash))
            {
                context.Sessions.Add(new SessionRow { Id = Guid.CreateVersion7(), KeyHash = hash, PersonId = personId, StartedAt = now, ExpiresAt = expiresAt });
                Log(context, personId, AuditAction.SignedIn);
            }
        });
    }

    /// <summary>The session of a key; null when it ended, or its person may no longer come in.</summary>
    public async Task<SessionRow?> FindAsync(string key, CancellationToken cancellation)
    {
        var (hash, now) = (HashOf(key), time.GetUtcNow());
        await using var read = records.Read(TenantScope.System);
        return await read.Sessions.FirstOrDefaultAsync(
            row => row.KeyHash == hash && row.ExpiresAt > now && read.People.Any(person => person.Id == row.PersonId && person.DeprovisionedAt == null), cancellation);
    }

    /// <summary>Ends a session because its person signs out.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>Its id; null when it had ended.</returns>
    public async Task<Guid?> EndAsync(string key)
    {
        var hash = HashOf(key);
        var ended = default(Guid?);
        await records.WriteAsync(context =>
        {
            if (context.Sessions.FirstOrDefault(row => row.KeyHash == hash) is { } row)
            {
                context.Sessions.Remove(row);
                Log(context, row.PersonId, AuditAction.SignedOut);
                ended = row.Id;
            }
        });
        return ended;
    }

    /// <summary>Logs that someone whose account is closed tried to sign in.</summary>
    /// <param name="issuer">Who vouches for them.</param>
    /// <param name="subject">What that issuer calls them.</param>
    public Task RefuseAsync(string issuer, string subject) => records.WriteAsync(context =>
    {
        if (context.People.FirstOrDefault(row => row.Issuer == issuer && row.Subject == subject) is { } person)
        {
            Log(context, person.Id, AuditAction.SignInRefused);
        }
    });

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    // It concerns each tenant in which they hold a role; whoever holds none is nobody's concern yet.
    private void Log(CollabContext context, Guid personId, AuditAction action)
    {
        var now = time.GetUtcNow();
        List<TenantRef> tenants =
        [
            .. context.Grants.Where(row => row.PersonId == personId && row.RevokedAt == null).ToList()
                .Where(row => row.ToGrant().HoldsAt(now))
                .Select(row => new TenantRef(row.AgencyId, row.DistrictId))
                .Distinct(),
        ];
        if (tenants.Count > 0)
        {
            var name = context.People.Single(row => row.Id == personId).Name;
            var who = new Principal(personId, name, PrincipalKind.Staff, tenants[0].AgencyId, tenants[0].DistrictId, NoScopes);
            audit.Add(context, who, action, personId, tenants);
        }
    }
}
