namespace CommunityCollab.Core.Onboarding;

/// <summary>Finds the districts that lines mean among those the agency has: by LEAID first, so that what one line means by LEAID no
/// other means by anything less, whichever comes first.</summary>
internal sealed class DistrictMatches
{
    private readonly IReadOnlyList<KnownDistrict> _known;
    private readonly bool _hasCodes;
    private readonly List<Finding> _findings;
    private readonly Dictionary<string, KnownDistrict> _byLeaid;
    private readonly ILookup<string, KnownDistrict> _byStateId;
    private readonly ILookup<string, KnownDistrict> _byName;
    private readonly Dictionary<int, KnownDistrict> _joined;
    private readonly HashSet<Guid> _found;

    public DistrictMatches(
        IReadOnlyList<KnownDistrict> known, IEnumerable<DistrictCandidate> candidates, bool hasCodes, IEnumerable<DistrictPair> joined, List<Finding> findings)
    {
        _known = known;
        _hasCodes = hasCodes;
        _findings = findings;
        _byLeaid = known.Where(one => one.Leaid is not null).ToDictionary(one => one.Leaid!);
        _byStateId = known.Where(one => one.StateAssignedId is not null).ToLookup(one => one.StateAssignedId!);
        _byName = known.ToLookup(one => one.Name);
        var byId = known.ToDictionary(one => one.Id);
        _joined = joined.Where(pair => byId.ContainsKey(pair.DistrictId)).ToDictionary(pair => pair.Line, pair => byId[pair.DistrictId]);
        _found = [.. _joined.Values.Select(one => one.Id), .. candidates.Select(ByLeaid).OfType<KnownDistrict>().Select(one => one.Id)];
    }

    /// <summary>Those no line meant.</summary>
    public IEnumerable<KnownDistrict> Absent() => _known.Where(one => !_found.Contains(one.Id));

    /// <summary>Finds what a line means.</summary>
    /// <param name="candidate">The line.</param>
    /// <param name="match">What it means; null for something new.</param>
    /// <returns>False when nobody can know; a finding says so.</returns>
    public bool TryFind(DistrictCandidate candidate, out KnownDistrict? match)
    {
        match = null;
        var matches = Matches(candidate);
        if (matches.Count > 1)
        {
            _findings.Add(Finding.Error(candidate.Line, null, _hasCodes ? FindingCode.CodesDisagree : FindingCode.NameAmbiguous, _hasCodes
                ? $"The agency has several districts this line could mean ({Names(matches)}). Give its LEAID."
                : $"The agency has several districts named '{candidate.Name}'. Give their codes."));
            return false;
        }

        match = matches.FirstOrDefault();
        if (match is null)
        {
            return true;
        }

        _found.Add(match.Id);
        if (_hasCodes && !_joined.ContainsKey(candidate.Line) && match is { Leaid: null, StateAssignedId: null })
        {
            _findings.Add(Finding.Notice(candidate.Line, null, FindingCode.CodeAdded,
                "The agency has a district of this very name and without any code; it gets this one. If they are two, give the other its code first."));
        }

        return true;
    }

    private KnownDistrict? ByLeaid(DistrictCandidate candidate) => candidate.Leaid is { } leaid ? _byLeaid.GetValueOrDefault(leaid) : null;

    private List<KnownDistrict> Matches(DistrictCandidate candidate)
    {
        if (_joined.TryGetValue(candidate.Line, out var joined))
        {
            return [joined];
        }

        if (!_hasCodes)
        {
            return [.. _byName[candidate.Name]];
        }

        if (ByLeaid(candidate) is { } same)
        {
            return [same];
        }

        // One state code may be shared by two LEAIDs, so it matches nothing that has another LEAID.
        var byStateId = candidate.StateAssignedId is { } code
            ? _byStateId[code].Where(one => (candidate.Leaid is null || one.Leaid is null) && !_found.Contains(one.Id)).ToList()
            : [];
        return byStateId.Count > 0
            ? byStateId
            : [.. _byName[candidate.Name].Where(one => one is { Leaid: null, StateAssignedId: null } && !_found.Contains(one.Id))];
    }

    private static string Names(IEnumerable<KnownDistrict> matches) => string.Join(", ", matches.Take(5).Select(one => one.Name));
}
