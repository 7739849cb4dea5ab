using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Onboarding;

/// <summary>Compares a file with what an agency has. Codes are matched, never names, unless the file has no codes.</summary>
public static class Planning
{
    /// <summary>What the file changes. Planning again once it is changed changes nothing.</summary>
    /// <param name="reading">What the file says.</param>
    /// <param name="mapping">Which column held what.</param>
    /// <param name="known">What the agency has.</param>
    /// <param name="import">The import, which ids are made from.</param>
    /// <param name="today">The day of the import, from which something is closed whose line has no date.</param>
    /// <param name="decided">Pairs of districts with what was decided of them; null for none.</param>
    public static OnboardingPlan Of(
        DirectoryReading reading, ColumnMapping mapping, KnownTenants known, Guid import, DateOnly today, IReadOnlyList<DistrictPair>? decided = null)
    {
        var findings = new List<Finding>();
        SayIfNamesAreMatched(mapping, findings);
        var candidates = Duplicates.LeaveOutShared(
            reading.Districts, one => one.Line, one => one.StateAssignedId, one => one.Leaid is not null || !mapping.HasDistrictCodes, FindingCode.CodeDuplicate, "LEAID", findings);
        var own = WithoutMerged(candidates, known, findings);
        var named = WithoutMerged(reading.Named, known, []);
        var pairs = Pairs(own, named, mapping, known, import, today, decided ?? []);
        var joined = pairs.Where(pair => pair.Decision == PairDecision.Join).ToList();
        var matches = new DistrictMatches(known.Districts, own.Concat(named), mapping.HasDistrictCodes, joined, findings);
        var districts = Districts(own, named, matches, import, today, findings);

        var aliases = joined.Select(pair => (pair.DistrictId, pair.NewLeaid, pair.NewStateAssignedId, pair.NewName))
            .Concat(known.Merged.Select(merged => (merged.IntoId, merged.Leaid, merged.StateAssignedId, merged.Name)));
        var placed = Duplicates.LeaveOutShared(
            Placed(reading.Schools, new DistrictPlaces(known, districts, aliases), findings),
            one => one.Candidate.Line,
            one => mapping.HasSchoolCodes ? one.Candidate.StateAssignedId is { } code ? (one.District, code) : null : (one.District, one.Candidate.Name),
            one => one.Candidate.NcesId is not null,
            mapping.HasSchoolCodes ? FindingCode.CodeDuplicate : FindingCode.NameDuplicate,
            "NCES id",
            findings);
        var schoolMatches = new SchoolMatches(known.Schools, placed, mapping.HasSchoolCodes, findings);
        var schools = placed.Select(school => School(school, schoolMatches, import, today, findings)).OfType<Step<KnownSchool>>().ToList();

        var absentDistricts = reading.Districts.Count == 0 ? [] : matches.Absent().Where(district => district.ClosedOn is null).ToList();
        var absentSchools = reading.Schools.Count == 0 ? [] : schoolMatches.Absent().Where(school => school.ClosedOn is null).ToList();
        findings.AddRange(absentDistricts.Select(district => Absent("district", district.Name, district.Leaid ?? district.StateAssignedId)));
        findings.AddRange(absentSchools.Select(school => Absent("school", school.Name, school.NcesId ?? school.StateAssignedId)));
        return new(districts, schools, absentDistricts.Count, absentSchools.Count, pairs, findings);
    }

    private static List<Step<KnownDistrict>> Districts(
        IReadOnlyList<DistrictCandidate> own, IReadOnlyList<DistrictCandidate> named, DistrictMatches matches, Guid import, DateOnly today, List<Finding> findings) =>
        [.. own.Select(candidate => District(candidate, matches, import, today, findings))
            .Concat(named.Select(candidate => Named(candidate, matches, import, today, findings)))
            .OfType<Step<KnownDistrict>>()];

    // What would be new if nobody were asked, beside what nobody means then.
    private static IReadOnlyList<DistrictPair> Pairs(
        IReadOnlyList<DistrictCandidate> own, IReadOnlyList<DistrictCandidate> named, ColumnMapping mapping, KnownTenants known, Guid import, DateOnly today, IReadOnlyList<DistrictPair> decided)
    {
        var matches = new DistrictMatches(known.Districts, own.Concat(named), mapping.HasDistrictCodes, [], []);
        var created = Districts(own, named, matches, import, today, []).Where(step => step.Before is null).Select(step => step.Line).ToHashSet();
        var decisions = decided.ToDictionary(pair => pair.Key, pair => pair.Decision);
        return [.. LookAlikes.Pairs([.. own.Concat(named).Where(candidate => created.Contains(candidate.Line))], [.. matches.Absent()])
            .Select(pair => pair with { Decision = decisions.GetValueOrDefault(pair.Key) })];
    }

    private static List<DistrictCandidate> WithoutMerged(IReadOnlyList<DistrictCandidate> candidates, KnownTenants known, List<Finding> findings)
    {
        if (known.Merged.Count == 0)
        {
            return [.. candidates];
        }

        var living = known.Districts.SelectMany(one => new[] { one.Leaid, one.StateAssignedId, one.Name }).OfType<string>().ToHashSet();
        var kept = new List<DistrictCandidate>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var isLiving = living.Contains(candidate.Leaid ?? candidate.StateAssignedId ?? candidate.Name);
            if (!isLiving && known.Merged.FirstOrDefault(merged => merged.IsMeantBy(candidate)) is { } gone)
            {
                findings.Add(Finding.Notice(candidate.Line, null, FindingCode.MergedAway, $"This district was merged into {gone.IntoName}; it is not brought on again, and schools of it are that one's."));
            }
            else
            {
                kept.Add(candidate);
            }
        }

        return kept;
    }

    private static Step<KnownDistrict>? District(DistrictCandidate candidate, DistrictMatches matches, Guid import, DateOnly today, List<Finding> findings)
    {
        if (!matches.TryFind(candidate, out var before))
        {
            return null;
        }

        if (before is null && candidate.Operating != Operating.Open)
        {
            findings.Add(NotOperating(candidate.Line, "district", candidate.Operating));
            return null;
        }

        var on = candidate.Since is { } since && since <= today ? since : today;
        var after = new KnownDistrict(
            before?.Id ?? ImportIds.Of(import, candidate.Line),
            candidate.Name,
            candidate.Leaid ?? before?.Leaid,
            StateId(candidate.StateAssignedId, before?.StateAssignedId),
            candidate.Kind ?? before?.Kind ?? DistrictKind.District,
            candidate.Pupils ?? before?.Pupils,
            ClosedOn(candidate.Operating, before?.ClosedOn, on));
        var change = before is null ? Change.Created
            : ClosingChange(before.ClosedOn, after.ClosedOn) is { } closing ? closing
            : before.Name != after.Name ? Change.Renamed
            : before != after ? Change.Updated
            : Change.None;
        return new(candidate.Line, before, after, change, on);
    }

    // Of two codes that are the same but for zeros, the one with more of them was not through a spreadsheet.
    private static string? StateId(string? now, string? before) =>
        now is null || (before is not null && before.Length > now.Length && LookAlikes.WithoutZeros(before) == LookAlikes.WithoutZeros(now)) ? before : now;

    // What a school's line says of its district in passing brings it on; one that the agency has gets no more than a code that it lacks.
    private static Step<KnownDistrict>? Named(DistrictCandidate candidate, DistrictMatches matches, Guid import, DateOnly today, List<Finding> findings) =>
        District(candidate, matches, import, today, findings) switch
        {
            null => null,
            { Before: null } step => step with { After = step.After with { Id = ImportIds.OfDistrictOfSchool(import, candidate.Line) } },
            { Before: { } before } step => WithCodes(before, candidate) is var after && after == before ? null : step with { After = after, Change = Change.Updated },
        };

    private static KnownDistrict WithCodes(KnownDistrict district, DistrictCandidate candidate) =>
        district with { Leaid = district.Leaid ?? candidate.Leaid, StateAssignedId = district.StateAssignedId ?? candidate.StateAssignedId };

    private static List<PlacedSchool> Placed(IReadOnlyList<SchoolCandidate> candidates, DistrictPlaces places, List<Finding> findings)
    {
        var placed = new List<PlacedSchool>(candidates.Count);
        foreach (var candidate in candidates)
        {
            if (places.Find(candidate.District) is { } district)
            {
                placed.Add(new(candidate, district));
            }
            else
            {
                findings.Add(Finding.Error(candidate.Line, null, FindingCode.DistrictUnknown,
                    $"No single district with {candidate.District} is in the file or with the agency. Add the district, or see why its own line is refused or left out."));
            }
        }

        return placed;
    }

    private static Step<KnownSchool>? School(PlacedSchool placed, SchoolMatches matches, Guid import, DateOnly today, List<Finding> findings)
    {
        if (!matches.TryFind(placed, out var before))
        {
            return null;
        }

        var (candidate, district) = placed;
        if (before is null && candidate.Operating != Operating.Open)
        {
            findings.Add(NotOperating(candidate.Line, "school", candidate.Operating));
            return null;
        }

        var on = candidate.Since is { } since && since <= today ? since : today;
        var after = new KnownSchool(
            before?.Id ?? ImportIds.Of(import, candidate.Line),
            district,
            candidate.Name,
            candidate.NcesId ?? before?.NcesId,
            candidate.StateAssignedId ?? before?.StateAssignedId,
            ClosedOn(candidate.Operating, before?.ClosedOn, on));
        var change = before is null ? Change.Created
            : ClosingChange(before.ClosedOn, after.ClosedOn) is { } closing ? closing
            : before.DistrictId != after.DistrictId ? Change.Moved
            : before.Name != after.Name ? Change.Renamed
            : before != after ? Change.Updated
            : Change.None;
        return new(candidate.Line, before, after, change, on);
    }

    // What is announced says nothing on whether it operates today.
    private static DateOnly? ClosedOn(Operating operating, DateOnly? before, DateOnly on) => operating switch
    {
        Operating.Open => null,
        Operating.Closed => before ?? on,
        _ => before,
    };

    private static Change? ClosingChange(DateOnly? before, DateOnly? after) => (before, after) switch
    {
        (null, not null) => Change.Closed,
        (not null, null) => Change.Reopened,
        _ => null,
    };

    private static void SayIfNamesAreMatched(ColumnMapping mapping, List<Finding> findings)
    {
        if (mapping.HoldsDistricts && !mapping.HasDistrictCodes)
        {
            findings.Add(Finding.Notice(null, mapping[DirectoryField.DistrictName], FindingCode.MatchedByName,
                "The file has no codes, so districts are matched by their exact names: one that was renamed looks like a new one. Prefer a file with LEAIDs."));
        }

        if (mapping.HoldsSchools && !mapping.HasSchoolCodes)
        {
            findings.Add(Finding.Notice(null, mapping[DirectoryField.SchoolName], FindingCode.MatchedByName,
                "The file has no codes of schools, so they are matched by their exact names within their district. Prefer a file with NCES ids."));
        }
    }

    private static Finding NotOperating(int line, string thing, Operating operating) =>
        Finding.Notice(line, null, FindingCode.NotOperating, operating == Operating.Closed
            ? $"This {thing} is closed, and the agency does not have it; it is not brought on."
            : $"This {thing} is not open yet; it is brought on by a file that says it is.");

    private static Finding Absent(string thing, string name, string? code) =>
        Finding.Notice(null, null, FindingCode.Absent, $"The {thing} {name}{(code is null ? "" : $" ({code})")} is not in the file, or its line is refused. It stays as it is; a file that says it is closed closes it.");
}
