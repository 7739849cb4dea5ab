using CommunityCollab.Core.Access;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Access;

/// <summary>Knows the people who sign in, and for which tenants each of them may act.</summary>
/// <param name="records">The records.</param>
/// <param name="time">The clock.</param>
public sealed class StaffDirectory(Records records, TimeProvider time)
{
    /// <summary>Notes that a person signed in; someone new has no role anywhere until they accept an invitation.</summary>
    /// <param name="issuer">Who vouches for them.</param>
    /// <param name="subject">What that issuer calls them, for good.</param>
    /// <param name="email">Their address, as the issuer has it.</param>
    /// <param name="name">Their name, as the issuer has it.</param>
    /// <returns>Their id; null when they may no longer come in.</returns>
    public async Task<Guid?> EnterAsync(string issuer, string subject, string email, string name)
    {
        var id = default(Guid?);
        await records.WriteAsync(context =>
        {
            var person = context.People.FirstOrDefault(row => row.Issuer == issuer && row.Subject == subject);
            if (person is null)
            {
                person = new PersonRow { Id = Guid.CreateVersion7(), Issuer = issuer, Subject = subject, Email = email, Name = name };
                context.People.Add(person);
            }

            (person.Email, person.Name) = (email, name);
            id = person.DeprovisionedAt is null ? person.Id : null;
        });
        return id;
    }

    /// <summary>The person an issuer calls by this subject; null when they are unknown here or may no longer come in.</summary>
    public async Task<Guid?> FindAsync(string issuer, string subject, CancellationToken cancellation)
    {
        await using var read = records.Read(TenantScope.System);
        return await read.People.Where(row => row.Issuer == issuer && row.Subject == subject && row.DeprovisionedAt == null)
            .Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The tenants a person may act for now, by name, with what they may do in each.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<StaffPlace>> PlacesAsync(Guid personId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var read = records.Read(TenantScope.System);
        var person = await read.People.FirstOrDefaultAsync(row => row.Id == personId && row.DeprovisionedAt == null, cancellation);
        if (person is null)
        {
            return [];
        }

        var grants = (await read.Grants.Where(row => row.PersonId == personId && row.RevokedAt == null).ToListAsync(cancellation)).Where(row => row.ToGrant().HoldsAt(now)).ToList();
        var districtIds = grants.Select(row => row.DistrictId).ToList();
        var districts = await read.Districts.Where(row => districtIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var agencyIds = grants.Select(row => row.AgencyId).ToList();
        var agencies = await read.Agencies.Where(row => agencyIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        return
        [
            .. grants.GroupBy(row => (row.AgencyId, row.DistrictId))
                .Where(tenant => tenant.Key.DistrictId is not { } id || districts[id].Standing.Admits())
                .Select(tenant => new StaffPlace(
                    tenant.Key.DistrictId is { } id ? districts[id].Name : agencies[tenant.Key.AgencyId],
                    new Principal(personId, person.Name, PrincipalKind.Staff, tenant.Key.AgencyId, tenant.Key.DistrictId,
                        tenant.SelectMany(row => Roles.ScopesOf(row.Role)).ToHashSet(StringComparer.Ordinal)),
                    [.. tenant.Select(row => row.Role).Distinct().Order()],
                    tenant.Min(row => row.Until) ?? DateTimeOffset.MaxValue))
                .OrderBy(place => place.Name, StringComparer.Ordinal),
        ];
    }
}

/// <summary>A tenant that a person may act for.</summary>
/// <param name="Name">The tenant's name.</param>
/// <param name="Principal">The person, acting for it.</param>
/// <param name="Roles">The roles they hold there.</param>
/// <param name="Until">When the first of them ends.</param>
public sealed record StaffPlace(string Name, Principal Principal, IReadOnlyList<Role> Roles, DateTimeOffset Until);
