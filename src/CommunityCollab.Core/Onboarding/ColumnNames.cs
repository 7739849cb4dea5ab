namespace CommunityCollab.Core.Onboarding;

/// <summary>Names by which the columns of one file are told apart.</summary>
public static class ColumnNames
{
    /// <summary>The names, those that came before with their place behind them.</summary>
    /// <param name="names">The names as the file has them.</param>
    /// <param name="shared">The names that several columns have.</param>
    public static IReadOnlyList<string> Unique(IEnumerable<string> names, out IReadOnlySet<string> shared)
    {
        var seen = new HashSet<string>();
        var twice = new HashSet<string>();
        var unique = names.Select((name, place) =>
        {
            if (name.Length == 0 || seen.Add(name))
            {
                return name;
            }

            twice.Add(name);
            return $"{name} (column {place + 1})";
        }).ToList();
        shared = twice;
        return unique;
    }
}
