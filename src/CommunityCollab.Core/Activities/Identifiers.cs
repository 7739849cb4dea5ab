using System.Text.RegularExpressions;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities;

/// <summary>The ids authors give to questions, options and statements. They become parts of cell keys, so the
/// characters that join a key are not allowed in them.</summary>
public static partial class Identifiers
{
    /// <summary>Checks that ids are well-formed and that none stands twice.</summary>
    public static IEnumerable<Problem> Check(IEnumerable<string?> ids, params string[] path)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var place = 0;
        foreach (var id in ids)
        {
            string[] here = [.. path, $"{place++}", "id"];
            if (id is null || !Form().IsMatch(id))
            {
                yield return Problem.At(ProblemCode.Invalid, "An id is 1 to 40 letters, digits, '-' or '_'.", here);
            }
            else if (!seen.Add(id))
            {
                yield return Problem.At(ProblemCode.Invalid, $"The id '{id}' stands twice; ids differ by more than upper and lower case.", here);
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
