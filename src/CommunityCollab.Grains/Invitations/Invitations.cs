using CommunityCollab.Core.Access;
using CommunityCollab.Core.Invitations;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Invitations;
using CommunityCollab.Data.Mail;

namespace CommunityCollab.Grains.Invitations;

/// <summary>Invites people to roles. An invitation, its mail and its line in the log are written together or not at all.</summary>
/// <param name="records">The records.</param>
/// <param name="outbox">The mails.</param>
/// <param name="audit">The log.</param>
/// <param name="settings">How they are sent.</param>
/// <param name="time">The clock.</param>
public sealed class Invitations(Records records, Outbox outbox, AuditLog audit, InvitationSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static Problem Unknown => Problem.At(ProblemCode.NotFound, "There is no such invitation.", "id");

    /// <summary>Invites someone to a role; someone who has been invited to it already keeps that invitation.</summary>
    /// <param name="email">Their address, checked.</param>
    /// <param name="role">The role.</param>
    /// <param name="districtId">The district it is held in; null for the agency's own.</param>
    /// <param name="who">Who invites.</param>
    /// <param name="reason">Why, for the log.</param>
    public Task<Outcome<InvitationRow>> InviteAsync(string email, Role role, Guid? districtId, Principal who, string? reason) => ChangeAsync(context =>
    {
        if (Tenant(context, who.AgencyId, districtId) is not { } tenant)
        {
            return Problem.At(ProblemCode.NotFound, "There is no such district.", "districtId");
        }

        var now = time.GetUtcNow();
        if ((InvitationRules.MayInvite(role, districtId is null, tenant.Standing) ?? GivingRules.MayGive(role, context.GiverOf(who, districtId, now))) is { } problem)
        {
            return problem;
        }

        var key = email.ToLowerInvariant();
        var pending = context.Invitations
            .Where(row => row.AgencyId == who.AgencyId && row.DistrictId == districtId && row.EmailKey == key && row.Role == role)
            .FirstOrDefault(row => row.AcceptedAt == null && row.WithdrawnAt == null && row.ExpiresAt > now);
        if (pending is not null && Inviter.Find(context, pending, acceptedBy: null, now) is not null)
        {
            return pending;
        }

        if (pending is not null)
        {
            // Whoever sent it may not any more, so it would lead nowhere.
            pending.WithdrawnAt = now;
            outbox.TakeBack(context, pending.Id);
        }

        if (Holds(context, who.AgencyId, districtId, key, role, now))
        {
            return Problem.At(ProblemCode.Conflict, "Someone with this address holds this role already.", "email");
        }

        if (MustNotFlood(context, who.AgencyId, districtId, now) is { } tooMany)
        {
            return tooMany;
        }

        var token = InvitationToken.Make();
        var row = new InvitationRow
        {
            Id = Guid.CreateVersion7(),
            AgencyId = who.AgencyId,
            DistrictId = districtId,
            Email = email,
            EmailKey = key,
            Role = role,
            TokenHash = InvitationToken.HashOf(token),
            InvitedById = who.Id,
            InvitedBy = who.Name,
            CreatedAt = now,
            SentAt = now,
            ExpiresAt = now + settings.ValidFor,
        };
        context.Invitations.Add(row);
        Send(context, row, tenant.Name, token, now);
        audit.Add(context, who, AuditAction.InvitationSent, row.Id, [new(row.AgencyId, row.DistrictId)], reason);
        return row;
    });

    /// <summary>Sends an invitation again, for as long as the first time. The link sent before works no more.</summary>
    /// <param name="id">The invitation.</param>
    /// <param name="who">Who sends it; one of the tenant or, for a district's administrator, of its agency.</param>
    public Task<Outcome<InvitationRow>> ResendAsync(Guid id, Principal who) => ChangeAsync(context =>
    {
        var now = time.GetUtcNow();
        if (Own(context, id, who) is not { } row || Tenant(context, row.AgencyId, row.DistrictId) is not { } tenant)
        {
            return Unknown;
        }

        if (row.AcceptedAt is not null || row.WithdrawnAt is not null)
        {
            return Problem.At(ProblemCode.WrongState, $"This invitation was {(row.AcceptedAt is null ? "withdrawn" : "accepted")}; invite again instead.", "id");
        }

        var wrong = InvitationRules.MayInvite(row.Role, row.DistrictId is null, tenant.Standing)
            ?? GivingRules.MayGive(row.Role, context.GiverOf(who, row.DistrictId, now))
            ?? MustNotFlood(context, row.AgencyId, row.DistrictId, now);
        if (wrong is not null)
        {
            return wrong;
        }

        var token = InvitationToken.Make();
        (row.TokenHash, row.SentAt, row.ExpiresAt) = (InvitationToken.HashOf(token), now, now + settings.ValidFor);
        (row.InvitedById, row.InvitedBy) = (who.Id, who.Name);
        outbox.TakeBack(context, row.Id);
        Send(context, row, tenant.Name, token, now);
        audit.Add(context, who, AuditAction.InvitationResent, row.Id, [new(row.AgencyId, row.DistrictId)]);
        return row;
    });

    /// <summary>Withdraws an invitation that nobody has accepted.</summary>
    /// <param name="id">The invitation.</param>
    /// <param name="who">Who withdraws it; one of the tenant or, for a district's administrator, of its agency.</param>
    /// <param name="reason">Why, for the log.</param>
    public Task<Outcome<InvitationRow>> WithdrawAsync(Guid id, Principal who, string? reason) => ChangeAsync(context =>
    {
        if (Own(context, id, who) is not { } row)
        {
            return Unknown;
        }

        if (row.AcceptedAt is not null)
        {
            return Problem.At(ProblemCode.WrongState, "This invitation was accepted; end the role instead.", "id");
        }

        if (row.WithdrawnAt is null)
        {
            row.WithdrawnAt = time.GetUtcNow();
            outbox.TakeBack(context, row.Id);
            audit.Add(context, who, AuditAction.InvitationWithdrawn, row.Id, [new(row.AgencyId, row.DistrictId)], reason);
        }

        return row;
    });

    private async Task<Outcome<InvitationRow>> ChangeAsync(Func<CollabContext, Outcome<InvitationRow>> change)
    {
        var outcome = default(Outcome<InvitationRow>);
        await records.WriteAsync(context => outcome = change(context));
        return outcome!;
    }

    private void Send(CollabContext context, InvitationRow row, string tenant, string token, DateTimeOffset now)
    {
        var mail = new InvitationMail(row.InvitedBy, tenant, row.Role, new Uri(settings.Address(), $"/invitations/{token}"), row.ExpiresAt);
        context.Outbox.Add(new MailRow
        {
            Id = Guid.CreateVersion7(),
            AgencyId = row.AgencyId,
            DistrictId = row.DistrictId,
            About = row.Id,
            To = row.Email,
            Subject = mail.Subject,
            Body = mail.Body,
            CreatedAt = now,
            DueAt = now,
        });
    }

    private Problem? MustNotFlood(CollabContext context, Guid agencyId, Guid? districtId, DateTimeOffset now)
    {
        var since = now - Day;
        return context.Outbox.Count(row => row.AgencyId == agencyId && row.DistrictId == districtId && row.CreatedAt > since) >= settings.MailsPerDay
            ? Problem.At(ProblemCode.QuotaExceeded, $"At most {settings.MailsPerDay} invitations can be sent in 24 hours. Try again later.")
            : null;
    }

    private static (string Name, TenantStanding? Standing)? Tenant(CollabContext context, Guid agencyId, Guid? districtId)
    {
        if (districtId is null)
        {
            return context.Agencies.FirstOrDefault(row => row.Id == agencyId) is { } agency ? (agency.Name, null) : null;
        }

        return context.Districts.FirstOrDefault(row => row.Id == districtId && row.AgencyId == agencyId) is { } district ? (district.Name, district.Standing) : null;
    }

    private static bool Holds(CollabContext context, Guid agencyId, Guid? districtId, string emailKey, Role role, DateTimeOffset now)
    {
        var holders = context.Grants
            .Where(grant => grant.AgencyId == agencyId && grant.DistrictId == districtId && grant.Role == role && grant.RevokedAt == null)
            .Join(context.People, grant => grant.PersonId, person => person.Id, (grant, person) => new { grant, person.Email })
            .ToList();
        return holders.Exists(holder => holder.Email.Equals(emailKey, StringComparison.OrdinalIgnoreCase) && holder.grant.ToGrant().HoldsAt(now));
    }

    private static InvitationRow? Own(CollabContext context, Guid id, Principal who) =>
        context.Invitations.FirstOrDefault(row => row.Id == id && row.AgencyId == who.AgencyId
            && (row.DistrictId == who.DistrictId || (who.DistrictId == null && row.Role == Role.DistrictAdministrator)));
}
