using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities;

/// <summary>The rules common to every list of options.</summary>
public static class Options
{
    /// <summary>The longest question or label, in grapheme clusters.</summary>
    public const int LongestLabel = 500;

    /// <summary>Checks a list of options: how many, their keys, their labels.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<Option> options, int fewest, int most, params string[] path) =>
        Check(options, fewest, most, "label", path);

    /// <summary>Checks a list of things that are named as options are.</summary>
    /// <param name="options">The things.</param>
    /// <param name="fewest">The fewest there may be.</param>
    /// <param name="most">The most there may be.</param>
    /// <param name="label">The field of the input that their names stand in.</param>
    /// <param name="path">Where the list stands in the input.</param>
    public static IEnumerable<Problem> Check(IReadOnlyList<Option> options, int fewest, int most, string label, string[] path)
    {
        if (options.Count < fewest || options.Count > most)
        {
            yield return Problem.At(ProblemCode.Invalid, $"Give {fewest} to {most} options; there are {options.Count}.", path);
        }

        foreach (var problem in Identifiers.Check(options.Select(option => option.Key), path))
        {
            yield return problem;
        }

        for (var i = 0; i < options.Count; i++)
        {
            foreach (var problem in PlainText.Check(options[i].Label, LongestLabel, [.. path, $"{i}", label]))
            {
                yield return problem;
            }
        }

        if (MustDiffer(options.Select(option => option.Label), path, label) is { } alike)
        {
            yield return alike;
        }
    }

    /// <summary>The refusal of the first two names that people take for the same; null when all differ.</summary>
    /// <param name="names">The names, in order.</param>
    /// <param name="path">Where their list stands in the input.</param>
    /// <param name="field">The field of an entry that the name stands in.</param>
    public static Problem? MustDiffer(IEnumerable<string> names, string[] path, string field)
    {
        var all = names.ToList();
        return Likeness.FindAlike(all) is var (first, second)
            ? Problem.At(ProblemCode.Invalid, $"'{all[first]}' and '{all[second]}' look the same to those who read them; give them different names or merge them.", [.. path, $"{second}", field])
            : null;
    }

    /// <summary>Whether a key is one of the options'.</summary>
    public static bool Has(IReadOnlyList<Option> options, string? key)
    {
        for (var i = 0; i < options.Count; i++)
        {
            if (string.Equals(options[i].Key, key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The refusal of a key that is no option. The key itself is not echoed: it is what a person sent.</summary>
    public static Problem Unknown(string? key, params string[] path) =>
        Problem.At(ProblemCode.Invalid, string.IsNullOrEmpty(key) ? "Choose one of the options." : "This is not one of the options.", path);
}
