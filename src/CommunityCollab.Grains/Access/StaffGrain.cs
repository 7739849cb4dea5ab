using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Access;

/// <summary>The staff of a tenant: who holds which role. One grain a tenant, so that two administrators who end each other's roles
/// at once do not leave it without any.</summary>
[Alias("IStaffGrain")]
public interface IStaffGrain : IGrainWithGuidKey
{
    /// <summary>Grants a role; one that the person holds already is answered with as it is.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="role">The role.</param>
    /// <param name="from">From when it holds.</param>
    /// <param name="until">Until when; null for no end.</param>
    /// <param name="who">Who grants it.</param>
    [Alias("Grant")]
    Task<Outcome<Grant>> GrantAsync(Guid personId, Role role, DateTimeOffset from, DateTimeOffset? until, Principal who);

    /// <summary>Ends a role at once. The last administrator's is kept.</summary>
    /// <param name="grantId">The grant.</param>
    /// <param name="who">Who ends it.</param>
    /// <param name="reason">Why.</param>
    [Alias("Revoke")]
    Task<Outcome<Grant>> RevokeAsync(Guid grantId, Principal who, string? reason);
}

/// <inheritdoc cref="IStaffGrain"/>
internal sealed class StaffGrain(Records records, AuditLog audit, TenantEndings endings, TimeProvider time) : Grain, IStaffGrain
{
    private (Guid Agency, Guid? District)? _tenant;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = this.GetPrimaryKey();
        await using var context = records.Read(TenantScope.System);
        _tenant = await context.Agencies.AnyAsync(row => row.Id == id, cancellationToken)
            ? (id, null)
            : (await context.Districts.Where(row => row.Id == id).Select(row => (Guid?)row.AgencyId).FirstOrDefaultAsync(cancellationToken)) is { } agency
                ? (agency, id)
                : null;
        if (_tenant is null)
        {
            this.LeaveSoon();
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<Grant>> GrantAsync(Guid personId, Role role, DateTimeOffset from, DateTimeOffset? until, Principal who)
    {
        if (_tenant is not { } tenant)
        {
            return Problem.At(ProblemCode.NotFound, "There is no such tenant.", "tenantId");
        }

        if (GrantRules.MayGrant(role, tenant.District is null, from, until, time.GetUtcNow()) is { } problem)
        {
            return problem;
        }

        var held = (await GrantsAsync()).FirstOrDefault(grant => grant.PersonId == personId && grant.Role == role && grant.Until == until && grant.HoldsAt(time.GetUtcNow()));
        if (held is not null)
        {
            return held;
        }

        var row = new GrantRow
        {
            Id = Guid.CreateVersion7(),
            PersonId = personId,
            AgencyId = tenant.Agency,
            DistrictId = tenant.District,
            Role = role,
            From = from,
            Until = until,
            GrantedBy = who.Name,
        };
        await records.WriteAsync(context =>
        {
            context.Grants.Add(row);
            audit.Add(context, who, AuditAction.RoleGranted(role), personId, [new(tenant.Agency, tenant.District)]);
        });
        return row.ToGrant();
    }

    /// <inheritdoc/>
    public async Task<Outcome<Grant>> RevokeAsync(Guid grantId, Principal who, string? reason)
    {
        var grants = await GrantsAsync();
        if (grants.FirstOrDefault(grant => grant.Id == grantId) is not { } ending)
        {
            return Problem.At(ProblemCode.NotFound, "There is no such role.", "id");
        }

        var now = time.GetUtcNow();
        if (GrantRules.MayRevoke(grants, ending, _tenant!.Value.District is null, now) is { } problem)
        {
            return problem;
        }

        if (Reasons.Check(reason) is { } tooLong)
        {
            return tooLong;
        }

        if (ending.RevokedAt is not null)
        {
            return ending;
        }

        await records.WriteAsync(context =>
        {
            var row = context.Grants.Single(row => row.Id == grantId);
            row.RevokedAt = now;
            row.RevokedBy = who.Name;
            audit.Add(context, who, AuditAction.RoleEnded(ending.Role), ending.PersonId, [new(row.AgencyId, row.DistrictId)], reason);
        });
        endings.EndPrincipal(ending.PersonId);
        return ending with { RevokedAt = now };
    }

    private async Task<List<Grant>> GrantsAsync()
    {
        if (_tenant is not { } tenant)
        {
            return [];
        }

        await using var context = records.Read(TenantScope.System);
        var rows = await context.Grants.Where(row => row.AgencyId == tenant.Agency && row.DistrictId == tenant.District).ToListAsync();
        return [.. rows.Select(row => row.ToGrant())];
    }
}
