using CommunityCollab.Core.Access;
using CommunityCollab.Core.Invitations;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Invitations;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Access;
using CommunityCollab.Grains.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Invitations;

/// <summary>Shows invitations to those who hold their link, and lets them accept.</summary>
/// <param name="records">The records.</param>
/// <param name="grains">The grains.</param>
/// <param name="audit">The log.</param>
/// <param name="time">The clock.</param>
public sealed class InvitationAcceptance(Records records, IGrainFactory grains, AuditLog audit, TimeProvider time)
{
    private static readonly IReadOnlySet<string> NoScopes = new HashSet<string>();

    private static Problem Unknown => Problem.At(ProblemCode.NotFound, "There is no such invitation. A link works until a newer one is sent.", "token");

    /// <summary>The invitation behind a link; null when there is none.</summary>
    /// <param name="token">The link's token.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<InvitationShown?> FindAsync(string token, CancellationToken cancellation)
    {
        var hash = InvitationToken.HashOf(token);
        await using var read = records.Read(TenantScope.System);
        if (await read.Invitations.FirstOrDefaultAsync(row => row.TokenHash == hash, cancellation) is not { } row)
        {
            return null;
        }

        var district = await read.Districts.FirstOrDefaultAsync(district => district.Id == row.DistrictId, cancellation);
        var tenant = district?.Name ?? await read.Agencies.Where(agency => agency.Id == row.AgencyId).Select(agency => agency.Name).FirstAsync(cancellation);
        return new InvitationShown(row.Role, tenant, row.InvitedBy, row.ExpiresAt, row.StateAt(time.GetUtcNow()));
    }

    /// <summary>
    /// Accepts an invitation for a person who signed in: they get the role, and a district whose first administrator they are
    /// becomes active. Whoever holds the link may accept it, once: people sign in with another address than they are invited
    /// by. Accepting again as the same person does what a crash may have kept from being done, and nothing else.
    /// </summary>
    /// <param name="token">The link's token.</param>
    /// <param name="personId">Who accepts.</param>
    public async Task<Outcome<InvitationRow>> AcceptAsync(string token, Guid personId)
    {
        var hash = InvitationToken.HashOf(token);
        var outcome = default(Outcome<InvitationRow>);
        await records.WriteAsync(context => outcome = Accept(context, hash, personId));
        if (outcome!.Value is not { GrantedAt: null } row)
        {
            return outcome;
        }

        var inviter = new Principal(row.InvitedById, row.InvitedBy, PrincipalKind.Staff, row.AgencyId, row.DistrictId, NoScopes);
        var granted = await grains.GetGrain<IStaffGrain>(inviter.TenantId).GrantAsync(personId, row.Role, row.AcceptedAt!.Value, null, inviter);
        if (granted.Value is null)
        {
            return Outcome.Refused<InvitationRow>(granted.Problems);
        }

        if (row is { DistrictId: { } districtId, Role: Role.DistrictAdministrator } && await IsInvitedAsync(districtId))
        {
            await grains.GetGrain<IDistrictGrain>(districtId).MoveAsync(TenantStanding.Active, inviter, "Its first administrator has come.");
        }

        await records.WriteAsync(context => context.Invitations.Single(found => found.Id == row.Id).GrantedAt = time.GetUtcNow());
        return row;
    }

    private Outcome<InvitationRow> Accept(CollabContext context, byte[] hash, Guid personId)
    {
        var person = context.People.FirstOrDefault(person => person.Id == personId && person.DeprovisionedAt == null);
        if (person is null || context.Invitations.FirstOrDefault(row => row.TokenHash == hash) is not { } row)
        {
            return Unknown;
        }

        if (row.AcceptedBy == personId)
        {
            return row;
        }

        var now = time.GetUtcNow();
        var standing = context.Districts.Where(district => district.Id == row.DistrictId).Select(district => (TenantStanding?)district.Standing).FirstOrDefault();
        if (InvitationRules.MayAccept(row.StateAt(now), row.ExpiresAt, standing) is { } problem)
        {
            return problem;
        }

        (row.AcceptedAt, row.AcceptedBy) = (now, personId);
        audit.Add(context, new Principal(personId, person.Name, PrincipalKind.Staff, row.AgencyId, row.DistrictId, NoScopes), AuditAction.InvitationAccepted, row.Id, InviterOf(row));
        return row;
    }

    // An agency brings its districts' administrators, and learns that they came.
    private static IEnumerable<TenantRef> InviterOf(InvitationRow row) => row.Role == Role.DistrictAdministrator ? [new(row.AgencyId, null)] : [];

    private async Task<bool> IsInvitedAsync(Guid districtId)
    {
        await using var read = records.Read(TenantScope.System);
        return await read.Districts.AnyAsync(district => district.Id == districtId && district.Standing == TenantStanding.Invited);
    }
}

/// <summary>What an invitation's page shows to whoever holds its link.</summary>
/// <param name="Role">The role it is for.</param>
/// <param name="Tenant">The district or agency, by name.</param>
/// <param name="InvitedBy">Who invites, by name.</param>
/// <param name="ExpiresAt">Until when it can be accepted.</param>
/// <param name="State">What has become of it.</param>
public sealed record InvitationShown(Role Role, string Tenant, string InvitedBy, DateTimeOffset ExpiresAt, InvitationState State);
