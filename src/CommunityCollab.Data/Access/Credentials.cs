using System.Security.Cryptography;
using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Access;

/// <summary>Issues, checks, rotates and revokes credentials. Only a hash of a secret is stored.</summary>
/// <param name="records">The records.</param>
/// <param name="audit">The log.</param>
/// <param name="uses">Where uses are noted.</param>
/// <param name="time">The clock.</param>
public sealed class Credentials(Records records, AuditLog audit, CredentialUses uses, TimeProvider time)
{
    /// <summary>The name in the log of who runs the server.</summary>
    private const string Operator = "operator";

    private const int MostInForce = 200;

    private static Problem Unknown => Problem.At(ProblemCode.NotFound, "There is no such credential.", "id");

    /// <summary>Whether a token has the form of a credential's, in force or not.</summary>
    public static bool IsOne(string token) => BearerToken.IsOne(token);

    /// <summary>Makes a credential for the operator of the server.</summary>
    /// <returns>Its record, and the token, which cannot be shown again.</returns>
    public async Task<(CredentialRow Row, string Token)> IssueAsync(NewCredential credential)
    {
        var token = BearerToken.Make(Guid.CreateVersion7());
        var row = RowOf(credential, token, null, null, false);
        await records.WriteAsync(context => Add(context, row, Principal.Server(Operator, TenantOf(row)), credential.Purpose));
        return (row, token.ToString());
    }

    /// <summary>Makes a credential for a principal, with nothing that they may not give.</summary>
    /// <param name="credential">What it is to be.</param>
    /// <param name="maker">Who makes it.</param>
    public Task<Outcome<IssuedCredential>> CreateAsync(NewCredential credential, Principal maker) => ChangeAsync<IssuedCredential>(context =>
    {
        var now = time.GetUtcNow();
        var giver = context.GiverOf(maker, credential.DistrictId, now);
        if (GivingRules.MayGive(credential.Scopes, giver) is { } problem)
        {
            return problem with { Path = ["scopes"] };
        }

        if (context.Credentials.Count(row => row.AgencyId == credential.AgencyId && row.DistrictId == credential.DistrictId && row.RevokedAt == null && row.ExpiresAt > now) >= MostInForce)
        {
            return Problem.At(ProblemCode.QuotaExceeded, $"A tenant has at most {MostInForce} credentials in force. Revoke some that nothing uses.");
        }

        var token = BearerToken.Make(Guid.CreateVersion7());
        var row = RowOf(credential, token, maker, HolderOf(context, maker), giver.IsOfAgency);
        Add(context, row, maker, credential.Purpose);
        return new IssuedCredential(row, token.ToString());
    });

    /// <summary>Whom a token stands for, and until when; null if it is malformed, unknown, expired or revoked, or its
    /// district is suspended or has left.</summary>
    public async Task<(Principal Principal, DateTimeOffset ExpiresAt)?> FindAsync(string token, CancellationToken cancellation)
    {
        if (BearerToken.Read(token) is not { } sent)
        {
            return null;
        }

        await using var context = records.Read(TenantScope.System);
        var row = await context.Credentials.FirstOrDefaultAsync(row => row.Id == sent.Id, cancellation);
        if (row is null
            || (row.DistrictId is { } district && !await context.AdmitsAsync(district, cancellation))
            || row.RevokedAt is not null
            || WorksUntil(row, sent.SecretHash) is not { } until
            || until <= time.GetUtcNow())
        {
            return null;
        }

        uses.Note(row.Id);
        return (new Principal(row.Id, row.Name, PrincipalKind.Machine, row.AgencyId, row.DistrictId, row.ScopeSet) { Campaigns = row.CampaignSet }, until);
    }

    /// <summary>Gives a credential a new secret. The one it has works on for a while, so that its machine can change over; one
    /// before that, if it still worked, does no more.</summary>
    /// <param name="id">The credential.</param>
    /// <param name="overlap">How long the one it has works on.</param>
    /// <param name="expiresAt">When the credential stops working from now on; null to leave that.</param>
    /// <param name="who">Who rotates it. Whoever does holds its token, so they need all it may do.</param>
    /// <param name="reason">Why, for the log.</param>
    public Task<Outcome<IssuedCredential>> RotateAsync(Guid id, TimeSpan overlap, DateTimeOffset? expiresAt, Principal who, string? reason) => ChangeAsync<IssuedCredential>(context =>
    {
        var now = time.GetUtcNow();
        if (Own(context, id, who) is not { } row)
        {
            return Unknown;
        }

        if (!row.IsInForceAt(now))
        {
            return Problem.At(ProblemCode.WrongState, "This credential has expired or was revoked; make another one.", "id");
        }

        var giver = context.GiverOf(who, row.DistrictId, now);
        if (GivingRules.MayGive(row.ScopeSet, giver) is { } problem)
        {
            return problem with { Path = ["id"] };
        }

        var token = BearerToken.Make(id);
        row.FormerSecretHash = overlap > TimeSpan.Zero ? row.SecretHash : null;
        row.FormerSecretUntil = overlap > TimeSpan.Zero ? now + overlap : null;
        row.SecretHash = token.SecretHash;
        row.ExpiresAt = expiresAt ?? row.ExpiresAt;
        row.IsOfAgency |= giver.IsOfAgency;
        audit.Add(context, who, AuditAction.CredentialRotated, id, [TenantOf(row)], reason);
        return new IssuedCredential(row, token.ToString());
    });

    /// <summary>Ends a credential at once.</summary>
    /// <param name="id">The credential.</param>
    /// <param name="who">Who ends it; one of its tenant, or of its agency.</param>
    /// <param name="reason">Why, for the log.</param>
    public Task<Outcome<CredentialRow>> RevokeAsync(Guid id, Principal who, string? reason) => ChangeAsync<CredentialRow>(context =>
    {
        if (Own(context, id, who) is not { } row)
        {
            return Unknown;
        }

        if (row.RevokedAt is null)
        {
            row.RevokedAt = time.GetUtcNow();
            audit.Add(context, who, AuditAction.CredentialRevoked, id, [TenantOf(row)], reason);
        }

        return row;
    });

    private async Task<Outcome<T>> ChangeAsync<T>(Func<CollabContext, Outcome<T>> change)
        where T : class
    {
        var outcome = default(Outcome<T>);
        await records.WriteAsync(context => outcome = change(context));
        return outcome!;
    }

    private void Add(CollabContext context, CredentialRow row, Principal maker, string? purpose)
    {
        context.Credentials.Add(row);
        audit.Add(context, maker, AuditAction.CredentialCreated, row.Id, [TenantOf(row)], purpose);
    }

    private CredentialRow RowOf(NewCredential credential, BearerToken token, Principal? maker, Guid? holder, bool isOfAgency) => new()
    {
        Id = token.Id,
        Name = credential.Name,
        Purpose = credential.Purpose,
        AgencyId = credential.AgencyId,
        DistrictId = credential.DistrictId,
        CampaignIds = credential.Campaigns is { } campaigns ? string.Join(' ', campaigns.Select(id => id.ToString("N"))) : null,
        SecretHash = token.SecretHash,
        Scopes = string.Join(' ', credential.Scopes.Distinct()),
        CreatedAt = time.GetUtcNow(),
        CreatedBy = maker?.Name,
        MakerId = maker?.Id,
        MakerKind = maker?.Kind,
        HolderId = holder,
        IsOfAgency = isOfAgency,
        ExpiresAt = credential.ExpiresAt,
    };

    private static Guid? HolderOf(CollabContext context, Principal maker) => maker.Kind == PrincipalKind.Staff
        ? maker.Id
        : context.Credentials.Where(row => row.Id == maker.Id).Select(row => row.HolderId).FirstOrDefault();

    private static TenantRef TenantOf(CredentialRow row) => new(row.AgencyId, row.DistrictId);

    private static CredentialRow? Own(CollabContext context, Guid id, Principal who) =>
        context.Credentials.FirstOrDefault(row => row.Id == id && row.AgencyId == who.AgencyId && (who.DistrictId == null || row.DistrictId == who.DistrictId));

    // Both hashes are compared, whichever fits, so that the time tells nothing.
    private static DateTimeOffset? WorksUntil(CredentialRow row, byte[] sent)
    {
        var isNewest = CryptographicOperations.FixedTimeEquals(sent, row.SecretHash);
        var isFormer = CryptographicOperations.FixedTimeEquals(sent, row.FormerSecretHash);
        return isNewest ? row.ExpiresAt : isFormer && row.FormerSecretUntil is { } until ? (until < row.ExpiresAt ? until : row.ExpiresAt) : null;
    }
}

/// <summary>A credential with a new secret.</summary>
/// <param name="Row">Its record.</param>
/// <param name="Token">The new token, which cannot be shown again.</param>
public sealed record IssuedCredential(CredentialRow Row, string Token);
