using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Access;
using CommunityCollab.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Server.Demo;

/// <summary>The demo's invented staff, whom a visitor can be.</summary>
/// <param name="records">The records.</param>
/// <param name="roles">Grants their roles.</param>
internal sealed class DemoPeople(Records records, StaffRoles roles)
{
    private const string Issuer = "demo";

    private static readonly IReadOnlyList<Invented> Everyone =
    [
        new(1, "Avery Stone", null, Role.AgencyAdministrator),
        new(2, "Rowan Field", null, Role.AgencyAnalyst),
        new(3, "Marin Vale", Stories.District51, Role.DistrictAdministrator),
        new(4, "Ellis Brook", Stories.District51, Role.CampaignLead),
        new(5, "Jules Harbor", Stories.District51, Role.Analyst),
        new(6, "Noor Ridge", Stories.District51, Role.Moderator),
        new(7, "Sage Linden", Stories.District51, Role.BoardMember),
        new(8, "Robin Meadow", Stories.Archuleta, Role.DistrictAdministrator),
    ];

    /// <summary>Whom a visitor can be.</summary>
    public static IReadOnlyList<Persona> Personas { get; } =
        [.. Everyone.Select(person => new Persona(person.Id, person.Name, $"{RoleNames.Of(person.Role)}, {person.District ?? "the state agency"}"))];

    /// <summary>Whether each of them has been entered with a role, whatever has become of it: the last thing a demo is seeded with.</summary>
    public async Task<bool> AreThereAsync() => (await EnteredAsync()).Count == Everyone.Count;

    /// <summary>Enters them with their roles.</summary>
    /// <param name="agencyId">The demo's agency.</param>
    /// <param name="districts">Its districts with stories, by name.</param>
    /// <param name="who">Who grants the roles.</param>
    public async Task SeedAsync(Guid agencyId, IReadOnlyDictionary<string, Guid> districts, Principal who)
    {
        await records.WriteAsync(context => context.People.AddRange(Everyone.Where(person => !context.People.Any(row => row.Id == person.Id)).Select(person => new PersonRow
        {
            Id = person.Id,
            Issuer = Issuer,
            Subject = person.Id.ToString("N"),
            Email = $"{person.Name.Replace(' ', '.').ToLowerInvariant()}@example.org",
            Name = person.Name,
        })));
        var entered = await EnteredAsync();
        foreach (var person in Everyone.Where(person => !entered.Contains(person.Id)))
        {
            var tenant = new TenantRef(agencyId, person.District is { } district ? districts[district] : null);
            var granted = await roles.GrantAsync(person.Id, person.Role, tenant, DateTimeOffset.UnixEpoch, null, who with { DistrictId = tenant.DistrictId });
            if (granted.Value is null)
            {
                throw new InvalidOperationException($"The demo was refused: {granted.Problems[0].Message}");
            }
        }
    }

    private async Task<HashSet<Guid>> EnteredAsync()
    {
        var ids = Everyone.Select(person => person.Id).ToList();
        await using var read = records.Read(TenantScope.System);
        return [.. await read.Grants.Where(row => ids.Contains(row.PersonId)).Select(row => row.PersonId).ToListAsync()];
    }

    private sealed record Invented(byte Number, string Name, string? District, Role Role)
    {
        // The same in every demo, so that a cookie outlives a restart.
        public Guid Id { get; } = new(0x0de30000 + Number, 0, 0, new byte[8]);
    }
}
