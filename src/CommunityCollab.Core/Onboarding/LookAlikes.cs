namespace CommunityCollab.Core.Onboarding;

/// <summary>Finds the districts of a file that may be ones which the agency has under other codes or names.</summary>
public static class LookAlikes
{
    // More than a few of one name are a name that tells nothing.
    private const int MostOfOne = 5;

    /// <summary>The pairs to ask about, in the order of lines.</summary>
    /// <param name="fresh">What the file would bring on.</param>
    /// <param name="absent">What the agency has and no line means.</param>
    internal static IReadOnlyList<DistrictPair> Pairs(IReadOnlyList<DistrictCandidate> fresh, IReadOnlyList<KnownDistrict> absent)
    {
        if (fresh.Count == 0 || absent.Count == 0)
        {
            return [];
        }

        var byCode = absent.Where(one => one.StateAssignedId is not null).ToLookup(one => WithoutZeros(one.StateAssignedId!));
        var byLetters = absent.ToLookup(one => NameLikeness.Letters(one.Name));
        var byCore = absent.ToLookup(one => NameLikeness.Core(one.Name));
        var byLess = absent.SelectMany(one => NameLikeness.ButForOneLetter(one.Name).Distinct().Select(less => (less, one))).ToLookup(pair => pair.less, pair => pair.one);
        return [.. fresh.SelectMany(candidate => Alike(candidate)
            .DistinctBy(pair => pair.Known.Id).Take(MostOfOne)
            .Select(pair => Pair(candidate, pair.Known, pair.Likeness)))];

        IEnumerable<(KnownDistrict Known, PairLikeness Likeness)> Alike(DistrictCandidate candidate) =>
            (candidate.StateAssignedId is { } code ? byCode[WithoutZeros(code)] : []).Select(one => (one, PairLikeness.CodeButForZeros))
                .Concat(byLetters[NameLikeness.Letters(candidate.Name)].Select(one => (one, PairLikeness.NameButForCase)))
                .Concat(byCore[NameLikeness.Core(candidate.Name)].Select(one => (one, PairLikeness.NameButForSpelling)))
                .Concat(NameLikeness.ButForOneLetter(candidate.Name).SelectMany(less => byLess[less]).Select(one => (one, PairLikeness.NameButForSpelling)));
    }

    /// <summary>A code as it is compared when somebody is to be asked: <c>0880</c> is <c>880</c>.</summary>
    public static string WithoutZeros(string code) => code.TrimStart('0').ToUpperInvariant();

    private static DistrictPair Pair(DistrictCandidate candidate, KnownDistrict known, PairLikeness likeness) =>
        new(candidate.Line, candidate.Name, candidate.Leaid, candidate.StateAssignedId, known.Id, known.Name, known.Leaid, known.StateAssignedId, likeness, null);
}
