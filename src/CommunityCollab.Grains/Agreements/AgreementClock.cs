using CommunityCollab.Core.Access;
using CommunityCollab.Core.Agreements;
using CommunityCollab.Data;
using CommunityCollab.Data.Agreements;
using CommunityCollab.Data.Mail;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Grains.Agreements;

/// <summary>Tells the administrators of both sides by mail before an agreement ends. The mails and that they were written are one piece
/// of writing, so none is sent twice.</summary>
internal sealed class AgreementClock(Records records, TimeProvider time, ILogger<AgreementClock> logger) : Clock(TimeSpan.FromSeconds(10), time, logger)
{
    private const int MostAtOnce = 100;

    /// <inheritdoc/>
    protected override async Task RunDueAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        var (soon, last) = (today.AddDays(Agreement.NoticeDays), AgreementNotice.Last);
        await using var read = records.Read(TenantScope.System);
        var ending = await read.Agreements
            .Where(row => row.TerminatedOn == null && row.StartsOn <= today && row.EndsOn >= today && row.EndsOn <= soon && (row.NoticedDays == null || row.NoticedDays > last))
            .OrderBy(row => row.EndsOn).ThenBy(row => row.Id)
            .Take(MostAtOnce)
            .ToListAsync(cancellation);
        foreach (var row in ending.Where(row => AgreementNotice.DueOn(row.ToAgreement(), today, row.NoticedDays) is not null))
        {
            await records.WriteAsync(context => Notice(context, row.Id, today));
        }
    }

    private void Notice(CollabContext context, Guid id, DateOnly today)
    {
        var row = context.Agreements.Single(row => row.Id == id);
        if (AgreementNotice.DueOn(row.ToAgreement(), today, row.NoticedDays) is not { } due)
        {
            return;
        }

        row.NoticedDays = due;
        var notice = new AgreementNotice(context.Districts.Single(district => district.Id == row.DistrictId).Name, row.ToAgreement());
        context.Outbox.AddRange(Administrators(context, row).Select(address => new MailRow
        {
            Id = Guid.CreateVersion7(),
            AgencyId = row.AgencyId,
            DistrictId = row.DistrictId,
            About = row.Id,
            To = address,
            Subject = notice.Subject,
            Body = notice.Body,
            CreatedAt = Now,
            DueAt = Now,
        }));
    }

    private List<string> Administrators(CollabContext context, AgreementRow row)
    {
        var now = Now;
        return context.Grants
            .Where(grant => grant.AgencyId == row.AgencyId && grant.RevokedAt == null && grant.From <= now && (grant.Until == null || grant.Until > now))
            .Where(grant => (grant.DistrictId == row.DistrictId && grant.Role == Role.DistrictAdministrator) || (grant.DistrictId == null && grant.Role == Role.AgencyAdministrator))
            .Join(context.People.Where(person => person.DeprovisionedAt == null), grant => grant.PersonId, person => person.Id, (_, person) => person.Email)
            .Distinct()
            .ToList();
    }
}
