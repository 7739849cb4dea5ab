namespace CommunityCollab.Core.Onboarding;

/// <summary>Finds the districts that schools' lines name, as they are once the file's own districts are in.</summary>
internal sealed class DistrictPlaces
{
    private readonly ILookup<string, Guid> _byLeaid;
    private readonly ILookup<string, Guid> _byStateId;
    private readonly ILookup<string, Guid> _byName;

    /// <param name="known">What the agency has.</param>
    /// <param name="steps">What the file does to it.</param>
    /// <param name="aliases">Districts under codes and names that the file gives and the agency does not keep: of pairs that were joined, and of
    /// districts that were merged.</param>
    public DistrictPlaces(KnownTenants known, IReadOnlyList<Step<KnownDistrict>> steps, IEnumerable<(Guid Id, string? Leaid, string? StateId, string Name)> aliases)
    {
        var changed = steps.Select(step => step.After.Id).ToHashSet();
        var all = known.Districts.Where(district => !changed.Contains(district.Id)).Concat(steps.Select(step => step.After))
            .Select(district => (district.Id, district.Leaid, StateId: district.StateAssignedId, district.Name))
            .Concat(aliases).ToList();
        _byLeaid = all.Where(district => district.Leaid is not null).ToLookup(district => district.Leaid!, district => district.Id);
        _byStateId = all.Where(district => district.StateId is not null).ToLookup(district => district.StateId!, district => district.Id);
        _byName = all.ToLookup(district => district.Name, district => district.Id);
    }

    /// <summary>The district; null when there is none, or more than one.</summary>
    public Guid? Find(DistrictReference reference) =>
        reference.Leaid is { } leaid ? Only(_byLeaid[leaid])
        : reference.StateAssignedId is { } code ? Only(_byStateId[code])
        : Only(_byName[reference.Name!]);

    private static Guid? Only(IEnumerable<Guid> districts)
    {
        var two = districts.Distinct().Take(2).ToList();
        return two.Count == 1 ? two[0] : null;
    }
}
