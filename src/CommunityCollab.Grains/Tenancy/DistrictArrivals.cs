using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Tenancy;

/// <summary>Districts that are brought on, one after the other, beside those the agency has.</summary>
internal sealed class DistrictArrivals
{
    private readonly Guid _agency;
    private readonly Dictionary<string, KnownDistrict> _byLeaid = [];
    private readonly Dictionary<string, KnownDistrict> _byStateId = [];
    private readonly Dictionary<string, List<KnownDistrict>> _byName = [];
    private readonly List<Problem> _problems = [];
    private readonly List<DistrictRow> _rows = [];
    private int _place;

    public DistrictArrivals(CollabContext context, Guid agency)
    {
        _agency = agency;
        foreach (var row in context.Districts.AsNoTracking().Where(row => row.AgencyId == agency && row.MergedIntoId == null))
        {
            Know(new(row.Id, row.Name, row.Leaid, row.StateAssignedId, row.Kind, row.Pupils, row.ClosedOn));
        }
    }

    /// <summary>What is wrong with them.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The new ones.</summary>
    public IReadOnlyList<DistrictRow> Rows => _rows;

    /// <summary>Takes a district.</summary>
    /// <returns>It, with the id of the one that the agency has already.</returns>
    public NewDistrict Take(NewDistrict district)
    {
        var place = _place++;
        if (Same(district) is { } known)
        {
            if (Contradiction(district, known, place) is { } problem)
            {
                _problems.Add(problem);
            }

            return district with { Id = known.Id };
        }

        if (DistrictCodes.Taken(district.Leaid, district.StateAssignedId, Holders(district), "districts", $"{place}") is { } taken)
        {
            _problems.Add(taken);
            return district;
        }

        Know(new(district.Id, district.Name, district.Leaid, district.StateAssignedId, district.Kind, district.Pupils, null));
        _rows.Add(new()
        {
            Id = district.Id,
            AgencyId = _agency,
            Name = district.Name,
            Pupils = district.Pupils,
            PupilsSource = district.PupilsSource,
            Kind = district.Kind,
            Leaid = district.Leaid,
            StateAssignedId = district.StateAssignedId,
        });
        return district;
    }

    // One of the same name under another LEAID is another district; states have several of many names.
    private KnownDistrict? Same(NewDistrict district) =>
        district.Leaid is { } leaid && _byLeaid.TryGetValue(leaid, out var same) ? same
        : _byName.GetValueOrDefault(Likeness.Of(district.Name))?.FirstOrDefault(one => district.Leaid is null || one.Leaid is null);

    private IEnumerable<KnownDistrict> Holders(NewDistrict district) =>
        district.StateAssignedId is { } code && _byStateId.TryGetValue(LookAlikes.WithoutZeros(code), out var holder) ? [holder] : [];

    private static Problem? Contradiction(NewDistrict district, KnownDistrict known, int place) =>
        district.Leaid is { } leaid && known.Leaid != leaid
            ? Problem.At(ProblemCode.Conflict, $"The agency has '{known.Name}' without this LEAID. If it is the same, give it the LEAID with updateDistrict; if not, give it another name first.", "districts", $"{place}", "leaid")
        : district.StateAssignedId is { } code && known.StateAssignedId != code
            ? Problem.At(ProblemCode.Conflict, $"The agency has '{known.Name}' with {(known.StateAssignedId is { } has ? $"the state's code {has}" : "no code of the state")}. Change it with updateDistrict, or give this one another name.", "districts", $"{place}", "stateAssignedId")
        : null;

    private void Know(KnownDistrict district)
    {
        if (district.Leaid is { } leaid)
        {
            _byLeaid.TryAdd(leaid, district);
        }

        if (district.StateAssignedId is { } code)
        {
            _byStateId.TryAdd(LookAlikes.WithoutZeros(code), district);
        }

        var name = Likeness.Of(district.Name);
        if (!_byName.TryGetValue(name, out var same))
        {
            _byName[name] = same = [];
        }

        same.Add(district);
    }
}
