using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities;

/// <summary>The rules common to every list of options.</summary>
public static class Options
{
    /// <summary>The longest question or label, in grapheme clusters.</summary>
    public const int LongestLabel = 500;

    /// <summary>Checks a list of options: how many, their keys, their labels.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<Option> options, int fewest, int most, params string[] path)
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
            foreach (var problem in PlainText.Check(options[i].Label, LongestLabel, [.. path, $"{i}", "label"]))
            {
                yield return problem;
            }
        }
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
