using CommunityCollab.Core.Onboarding;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Onboarding;

/// <summary>Reads what an agency has, and changes it as an import says.</summary>
public static class AgencyTenants
{
    /// <summary>All districts and schools of an agency.</summary>
    public static async Task<KnownTenants> FindTenantsAsync(this Records records, Guid agency, CancellationToken cancellation)
    {
        await using var read = records.Read(TenantScope.System);
        var districts = await read.Districts.Where(row => row.AgencyId == agency && row.MergedIntoId == null)
            .Select(row => new KnownDistrict(row.Id, row.Name, row.Leaid, row.StateAssignedId, row.Kind, row.Pupils, row.ClosedOn))
            .ToListAsync(cancellation);
        var schools = await read.Schools.Where(row => row.AgencyId == agency)
            .Select(row => new KnownSchool(row.Id, row.DistrictId, row.Name, row.NcesId, row.StateAssignedId, row.ClosedOn))
            .ToListAsync(cancellation);
        var merged = await read.Districts.Where(row => row.AgencyId == agency && row.MergedIntoId != null)
            .Join(read.Districts, row => row.MergedIntoId, into => into.Id, (row, into) => new MergedDistrict(row.Name, row.Leaid, row.StateAssignedId, into.Id, into.Name))
            .ToListAsync(cancellation);
        return new(districts, schools) { Merged = merged };
    }

    /// <summary>Mappings that the agency's people chose for earlier files, by the signatures of their headers.</summary>
    public static async Task<IReadOnlyDictionary<string, ColumnMapping>> FindKeptMappingsAsync(this Records records, Guid agency, CancellationToken cancellation)
    {
        await using var read = records.Read(TenantScope.System);
        return await read.KeptMappings.Where(row => row.AgencyId == agency).ToDictionaryAsync(row => row.Signature, row => row.Mapping, cancellation);
    }

    /// <summary>How much the last files held that the agency took over.</summary>
    public static async Task<LastSizes> FindLastSizesAsync(this Records records, Guid agency, CancellationToken cancellation)
    {
        await using var read = records.Read(TenantScope.System);
        var done = read.Imports.Where(row => row.AgencyId == agency && row.State == ImportState.Done).OrderByDescending(row => row.FinishedAt).ThenByDescending(row => row.Id);
        return new(
            await done.Where(row => row.DistrictsInFile != null).Select(row => row.DistrictsInFile).FirstOrDefaultAsync(cancellation),
            await done.Where(row => row.SchoolsInFile != null).Select(row => row.SchoolsInFile).FirstOrDefaultAsync(cancellation));
    }

    /// <summary>Changes districts.</summary>
    /// <param name="context">The records, inside a write.</param>
    /// <param name="agency">The agency.</param>
    /// <param name="steps">The changes.</param>
    /// <param name="pupilsSource">Where counts of pupils come from.</param>
    public static void Apply(this CollabContext context, Guid agency, IReadOnlyList<Step<KnownDistrict>> steps, string pupilsSource)
    {
        var changed = Ids(steps, step => step.Id);
        var rows = context.Districts.Where(row => changed.Contains(row.Id)).ToDictionary(row => row.Id);
        foreach (var step in steps)
        {
            var after = step.After;
            if (!rows.TryGetValue(after.Id, out var row))
            {
                row = new DistrictRow { Id = after.Id, AgencyId = agency, Name = after.Name };
                context.Districts.Add(row);
            }

            if (step.Before is not null && ((row.Leaid is not null && row.Leaid != after.Leaid)
                || (row.StateAssignedId is not null && row.StateAssignedId != after.StateAssignedId) || row.Name != after.Name))
            {
                context.FormerNames.Add(FormerNameRow.Of(row, step.On));
            }

            if (after.Pupils != row.Pupils)
            {
                row.PupilsSource = pupilsSource;
            }

            (row.Name, row.Leaid, row.StateAssignedId, row.Kind, row.Pupils, row.ClosedOn) =
                (after.Name, after.Leaid, after.StateAssignedId, after.Kind, after.Pupils, after.ClosedOn);
        }
    }

    /// <summary>Changes schools. Which district ran a school from when to when is kept.</summary>
    /// <param name="context">The records, inside a write.</param>
    /// <param name="agency">The agency.</param>
    /// <param name="steps">The changes.</param>
    public static void Apply(this CollabContext context, Guid agency, IReadOnlyList<Step<KnownSchool>> steps)
    {
        var changed = Ids(steps, step => step.Id);
        var rows = context.Schools.Where(row => changed.Contains(row.Id)).ToDictionary(row => row.Id);
        var memberships = context.Memberships.Where(row => changed.Contains(row.MemberId) && row.Until == null).ToLookup(row => row.MemberId);
        foreach (var step in steps)
        {
            var after = step.After;
            if (!rows.TryGetValue(after.Id, out var row))
            {
                row = new SchoolRow { Id = after.Id, AgencyId = agency, DistrictId = after.DistrictId, Name = after.Name };
                context.Schools.Add(row);
                AddMembership(context, agency, step);
            }
            else if (row.DistrictId != after.DistrictId)
            {
                foreach (var membership in memberships[after.Id])
                {
                    membership.Until = step.On < membership.From ? membership.From : step.On;
                }

                AddMembership(context, agency, step);
            }

            KeepName(context, agency, step, after.Id, row.Name, after.Name);
            (row.DistrictId, row.Name, row.NcesId, row.StateAssignedId, row.ClosedOn) =
                (after.DistrictId, after.Name, after.NcesId, after.StateAssignedId, after.ClosedOn);
        }
    }

    private static List<Guid> Ids<T>(IReadOnlyList<Step<T>> steps, Func<T, Guid> id)
        where T : class =>
        [.. steps.Where(step => step.Before is not null).Select(step => id(step.After))];

    private static void KeepName<T>(CollabContext context, Guid agency, Step<T> step, Guid id, string before, string after)
        where T : class
    {
        if (before != after)
        {
            context.FormerNames.Add(new FormerNameRow { Id = Guid.CreateVersion7(), AgencyId = agency, SubjectId = id, Name = before, Until = step.On });
        }
    }

    private static void AddMembership(CollabContext context, Guid agency, Step<KnownSchool> step) =>
        context.Memberships.Add(new MembershipRow { Id = Guid.CreateVersion7(), AgencyId = agency, MemberId = step.After.Id, OfId = step.After.DistrictId, From = step.On });
}
