using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>What becomes of pairs when somebody decides.</summary>
internal static class PairDecisions
{
    /// <summary>The pairs with what is decided, or what is wrong with that.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="decisions">What is decided of which pair.</param>
    /// <param name="others">What is decided of all pairs that are not decided yet; null to leave them.</param>
    public static Outcome<IReadOnlyList<DistrictPair>> Decide(IReadOnlyList<DistrictPair> pairs, IReadOnlyList<PairChoice> decisions, OtherPairs? others)
    {
        var known = pairs.Select(pair => pair.Key).ToHashSet();
        var problems = decisions.Index().Where(one => !known.Contains(one.Item.Key))
            .Select(one => Problem.At(ProblemCode.NotFound, "The import has no such pair.", "decisions", $"{one.Index}", "pair")).ToList();
        problems.AddRange(decisions.Index().GroupBy(one => one.Item.Key).Where(same => same.Count() > 1)
            .Select(same => Problem.At(ProblemCode.Invalid, "This pair is decided twice; decide it once.", "decisions", $"{same.Last().Index}", "pair")));
        if (problems.Count > 0)
        {
            return Outcome.Refused<IReadOnlyList<DistrictPair>>(problems);
        }

        var chosen = decisions.ToDictionary(one => one.Key, one => one.Decision);
        var decided = pairs.Select(pair => chosen.TryGetValue(pair.Key, out var decision) ? pair with { Decision = decision } : pair).ToList();
        if (others is not null)
        {
            decided = Rest(decided, others);
        }

        return Twice(decided, decisions) is { } problem ? problem : decided;
    }

    // Where one line or one district stands in several pairs, joining all alike ones at once joins none of them: somebody has to look.
    private static List<DistrictPair> Rest(List<DistrictPair> pairs, OtherPairs others)
    {
        var open = pairs.Where(pair => pair.Decision is null && (others.Likeness is null || pair.Likeness == others.Likeness)).ToHashSet();
        var taken = pairs.Where(pair => !open.Contains(pair) && pair.Decision != PairDecision.KeepApart).Concat(open).ToList();
        var lines = taken.CountBy(pair => pair.Line).ToDictionary();
        var districts = taken.CountBy(pair => pair.DistrictId).ToDictionary();
        return [.. pairs.Select(pair => open.Contains(pair) && (others.Decision == PairDecision.KeepApart || (lines[pair.Line] == 1 && districts[pair.DistrictId] == 1))
            ? pair with { Decision = others.Decision }
            : pair)];
    }

    private static Problem? Twice(List<DistrictPair> pairs, IReadOnlyList<PairChoice> decisions)
    {
        var joined = pairs.Where(pair => pair.Decision == PairDecision.Join).ToList();
        var twice = joined.GroupBy(pair => pair.Line).FirstOrDefault(same => same.Count() > 1) ?? (IEnumerable<DistrictPair>?)joined.GroupBy(pair => pair.DistrictId).FirstOrDefault(same => same.Count() > 1);
        if (twice?.ToList() is not { } both)
        {
            return null;
        }

        var place = decisions.Index().Where(one => both.Any(pair => pair.Key == one.Item.Key)).Select(one => one.Index).DefaultIfEmpty(0).Max();
        return Problem.At(ProblemCode.Invalid,
            $"One line is one district: line {both[0].Line} ({both[0].NewName}) and line {both[1].Line} ({both[1].NewName}) cannot be joined with {both[0].Name} and {both[1].Name} so. Keep one of the pairs apart.",
            "decisions", $"{place}", "decision");
    }
}

/// <summary>What can be wrong with a choice of columns.</summary>
internal static class MappingProblems
{
    /// <summary>What is wrong; empty when nothing is.</summary>
    /// <param name="choices">The choices.</param>
    /// <param name="header">The names of the file's columns.</param>
    public static IReadOnlyList<Problem> Of(IReadOnlyList<ColumnChoice> choices, IReadOnlyList<string> header) =>
    [
        .. choices.Index().Where(one => one.Item.Column is { } column && !header.Contains(column))
            .Select(one => Problem.At(ProblemCode.Invalid, $"The file has no column '{one.Item.Column}'. Its columns are: {string.Join(", ", header.Take(100))}.", "mapping", $"{one.Index}", "column")),
        .. choices.Index().GroupBy(one => one.Item.Field).Where(same => same.Count() > 1)
            .Select(same => Problem.At(ProblemCode.Invalid, "Each field is taken from one column; this one is given twice.", "mapping", $"{same.Last().Index}", "field")),
    ];
}
