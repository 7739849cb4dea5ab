namespace CommunityCollab.Core.Onboarding;

/// <summary>Lines that claim the same code. Nobody can know which of them is right, so none of them is taken.</summary>
internal static class Duplicates
{
    private const int MostNamed = 10;

    /// <summary>The candidates whose key is theirs alone.</summary>
    public static List<T> LeaveOut<T>(List<T> candidates, Func<T, int> line, Func<T, string> key, Func<T, FindingCode> code, List<Finding> findings)
    {
        var alone = new List<T>(candidates.Count);
        foreach (var same in candidates.GroupBy(key))
        {
            var all = same.ToList();
            if (all.Count == 1)
            {
                alone.Add(all[0]);
                continue;
            }

            var lines = string.Join(", ", all.Take(MostNamed).Select(line)) + (all.Count > MostNamed ? ", …" : "");
            findings.AddRange(all.Select(one => Finding.Error(line(one), null, code(one), $"The {same.Key} stands on several lines ({lines}). None of them is taken; leave one.")));
        }

        return alone;
    }

    /// <summary>The candidates that a lesser code tells apart. Where several lines share it, those that have nothing better are
    /// not taken: they could mean any of the others.</summary>
    public static List<T> LeaveOutShared<T>(
        IEnumerable<T> candidates, Func<T, int> line, Func<T, object?> key, Func<T, bool> hasBetter, FindingCode code, string better, List<Finding> findings)
    {
        var all = candidates.ToList();
        var shared = all.Where(one => key(one) is not null).GroupBy(one => key(one)!).Where(same => same.Count() > 1).SelectMany(same => same).Where(one => !hasBetter(one)).ToHashSet();
        findings.AddRange(shared.Select(one => Finding.Error(line(one), null, code, $"Other lines have the same code or name, so that this one could mean any of them. Give its {better}.")));
        return [.. all.Where(one => !shared.Contains(one))];
    }
}
