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
/// <param name="staff">Grants the roles.</param>
/// <param name="endings">Ends what is watched with rights taken back.</param>
/// <param name="audit">The log.</param>
/// <param name="time">The clock.</param>
public sealed class InvitationAcceptance(Records records, IGrainFactory grains, StaffRoles staff, TenantEndings endings, AuditLog audit, TimeProvider time)
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
        var now = time.GetUtcNow();
        var state = row.StateAt(now);
        var holds = state != InvitationState.Pending || Inviter.Find(read, row, acceptedBy: null, now) is not null;
        return new InvitationShown(row.Role, tenant, row.InvitedBy, row.ExpiresAt, holds ? state : InvitationState.Withdrawn);
    }

    /// <summary>
    /// Accepts an invitation for a person who signed in: they get the role, and a district whose first administrator they are
    /// becomes active. Whoever holds the link may accept it, once: people sign in with another address than they are invited
    /// by. It holds as long as whoever sent it may give the role. Accepting again as the same person does what a crash may have
    /// kept from being done, and nothing else.
    /// </summary>
    /// <param name="token">The link's token.</param>
    /// <param name="personId">Who accepts.</param>
    public async Task<Outcome<InvitationRow>> AcceptAsync(string token, Guid personId)
    {
        var hash = InvitationToken.HashOf(token);
        var outcome = default(Outcome<InvitationRow>);
        IReadOnlyList<Guid> ended = [];
        await records.WriteAsync(context => (outcome, ended) = Accept(context, hash, personId));
        foreach (var principal in ended)
        {
            endings.EndPrincipal(principal);
        }

        if (outcome!.Value is { DistrictId: { } districtId, Role: Role.DistrictAdministrator } row && await IsInvitedAsync(districtId))
        {
            var inviter = new Principal(row.InvitedById, row.InvitedBy, PrincipalKind.Staff, row.AgencyId, districtId, NoScopes);
            await grains.GetGrain<IDistrictGrain>(districtId).MoveAsync(TenantStanding.Active, inviter, "Its first administrator has come.");
        }

        return outcome;
    }

    private (Outcome<InvitationRow> Outcome, IReadOnlyList<Guid> Ended) Accept(CollabContext context, byte[] hash, Guid personId)
    {
        var person = context.People.FirstOrDefault(person => person.Id == personId && person.DeprovisionedAt == null);
        if (person is null || context.Invitations.FirstOrDefault(row => row.TokenHash == hash) is not { } row)
        {
            return (Unknown, []);
        }

        if (row.AcceptedBy == personId && row.GrantedAt is not null)
        {
            return (row, []);
        }

        var now = time.GetUtcNow();
        var standing = context.Districts.Where(district => district.Id == row.DistrictId).Select(district => (TenantStanding?)district.Standing).FirstOrDefault();
        var state = row.AcceptedBy == personId ? InvitationState.Pending : row.StateAt(now);
        if (InvitationRules.MayAccept(state, row.ExpiresAt, standing) is { } problem)
        {
            return (problem, []);
        }

        if (Inviter.Find(context, row, personId, now) is not { } inviter)
        {
            return (InvitationRules.NoLongerHolds, []);
        }

        var (granted, ended) = staff.Grant(context, personId, row.Role, new TenantRef(row.AgencyId, row.DistrictId), now, null, inviter);
        if (granted.Value is null)
        {
            return (Outcome.Refused<InvitationRow>([.. granted.Problems.Select(wrong => wrong with { Path = ["token"] })]), []);
        }

        (row.AcceptedAt, row.AcceptedBy, row.GrantedAt) = (row.AcceptedAt ?? now, personId, now);
        audit.Add(context, new Principal(personId, person.Name, PrincipalKind.Staff, row.AgencyId, row.DistrictId, NoScopes), AuditAction.InvitationAccepted, row.Id, InviterOf(row));
        return (row, ended);
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
