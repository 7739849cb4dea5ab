using System.Text.RegularExpressions;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities;

/// <summary>The keys authors give to questions, options and statements. They become parts of cell keys, so the
/// characters that join the parts of a cell key are not allowed in them.</summary>
public static partial class Identifiers
{
    /// <summary>Checks that keys are well-formed and that none stands twice.</summary>
    public static IEnumerable<Problem> Check(IEnumerable<string?> keys, params string[] path)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var place = 0;
        foreach (var key in keys)
        {
            string[] here = [.. path, $"{place++}", "key"];
            if (key is null || !Form().IsMatch(key))
            {
                yield return Problem.At(ProblemCode.Invalid, "A key is 1 to 40 letters, digits, '-' or '_'.", here);
            }
            else if (!seen.Add(key))
            {
                yield return Problem.At(ProblemCode.Invalid, $"The key '{key}' stands twice; keys differ by more than upper and lower case.", here);
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
