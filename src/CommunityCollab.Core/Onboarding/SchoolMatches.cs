namespace CommunityCollab.Core.Onboarding;

/// <summary>Finds the schools that lines mean among those the agency has: by NCES id first, so that what one line means by that no
/// other means by anything less, whichever comes first.</summary>
internal sealed class SchoolMatches
{
    private readonly IReadOnlyList<KnownSchool> _known;
    private readonly bool _hasCodes;
    private readonly List<Finding> _findings;
    private readonly Dictionary<string, KnownSchool> _byNcesId;
    private readonly ILookup<(Guid, string), KnownSchool> _byStateId;
    private readonly ILookup<(Guid, string), KnownSchool> _byName;
    private readonly HashSet<Guid> _found;

    public SchoolMatches(IReadOnlyList<KnownSchool> known, IEnumerable<PlacedSchool> candidates, bool hasCodes, List<Finding> findings)
    {
        _known = known;
        _hasCodes = hasCodes;
        _findings = findings;
        _byNcesId = known.Where(one => one.NcesId is not null).ToDictionary(one => one.NcesId!);
        _byStateId = known.Where(one => one.StateAssignedId is not null).ToLookup(one => (one.DistrictId, one.StateAssignedId!));
        _byName = known.ToLookup(one => (one.DistrictId, one.Name));
        _found = [.. candidates.Select(placed => ByNcesId(placed.Candidate)).OfType<KnownSchool>().Select(one => one.Id)];
    }

    /// <summary>Those no line meant.</summary>
    public IEnumerable<KnownSchool> Absent() => _known.Where(one => !_found.Contains(one.Id));

    /// <summary>Finds what a line means.</summary>
    /// <param name="placed">The line, with the district that runs the school.</param>
    /// <param name="match">What it means; null for something new.</param>
    /// <returns>False when nobody can know; a finding says so.</returns>
    public bool TryFind(PlacedSchool placed, out KnownSchool? match)
    {
        match = null;
        var matches = Matches(placed);
        if (matches.Count > 1)
        {
            _findings.Add(Finding.Error(placed.Candidate.Line, null, _hasCodes ? FindingCode.CodesDisagree : FindingCode.NameAmbiguous,
                $"The agency has several schools in this district that '{placed.Candidate.Name}' could mean. Give its NCES id."));
            return false;
        }

        match = matches.FirstOrDefault();
        if (match is null)
        {
            return true;
        }

        _found.Add(match.Id);
        if (_hasCodes && match is { NcesId: null, StateAssignedId: null })
        {
            _findings.Add(Finding.Notice(placed.Candidate.Line, null, FindingCode.CodeAdded,
                "The district has a school of this very name and without any code; it gets this one. If they are two, give the other its code first."));
        }

        return true;
    }

    private KnownSchool? ByNcesId(SchoolCandidate candidate) => candidate.NcesId is { } id ? _byNcesId.GetValueOrDefault(id) : null;

    private List<KnownSchool> Matches(PlacedSchool placed)
    {
        var (candidate, district) = placed;
        if (!_hasCodes)
        {
            return [.. _byName[(district, candidate.Name)]];
        }

        if (ByNcesId(candidate) is { } same)
        {
            return [same];
        }

        var byStateId = candidate.StateAssignedId is { } code
            ? _byStateId[(district, code)].Where(one => (candidate.NcesId is null || one.NcesId is null) && !_found.Contains(one.Id)).ToList()
            : [];
        return byStateId.Count > 0
            ? byStateId
            : [.. _byName[(district, candidate.Name)].Where(one => one is { NcesId: null, StateAssignedId: null } && !_found.Contains(one.Id))];
    }
}

/// <summary>A school of a file with the district that runs it.</summary>
/// <param name="Candidate">The school.</param>
/// <param name="District">The district's id.</param>
internal sealed record PlacedSchool(SchoolCandidate Candidate, Guid District);
