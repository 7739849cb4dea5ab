using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Tenancy;

/// <summary>The rules for the codes by which a district is known: well-formed, and nobody else's in the agency.</summary>
public static class DistrictCodes
{
    private const int LongestStateId = 40;

    /// <summary>What is wrong with codes as they are written; empty when nothing is.</summary>
    /// <param name="leaid">The LEAID; null to leave it.</param>
    /// <param name="stateAssignedId">The code in its state; null to leave it.</param>
    /// <param name="stateFips">The FIPS code of the agency's state.</param>
    /// <param name="path">Where the district stands in the input.</param>
    public static IEnumerable<Problem> Check(string? leaid, string? stateAssignedId, string stateFips, params string[] path)
    {
        if (leaid is not null && NcesCode.Read(leaid, NcesCode.DistrictLength, stateFips).Fault is not NcesCodeFault.None)
        {
            yield return Problem.At(
                ProblemCode.Invalid, $"A LEAID is exactly {NcesCode.DistrictLength} digits, of which the first two are the state's, {stateFips}. Write it with its leading zero.", [.. path, "leaid"]);
        }

        if (stateAssignedId is not null && stateAssignedId.Trim().Length is 0 or > LongestStateId)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A state's code has 1 to {LongestStateId} characters; leave it out when it is not known.", [.. path, "stateAssignedId"]);
        }
    }

    /// <summary>Whose codes they are already; null when nobody's. Codes that are the same but for zeros are the same: a spreadsheet
    /// ate them.</summary>
    /// <param name="leaid">The LEAID; null for none.</param>
    /// <param name="stateAssignedId">The code in its state; null for none.</param>
    /// <param name="others">The agency's other districts.</param>
    /// <param name="path">Where the district stands in the input.</param>
    public static Problem? Taken(string? leaid, string? stateAssignedId, IEnumerable<KnownDistrict> others, params string[] path)
    {
        foreach (var other in others)
        {
            if (leaid is not null && other.Leaid == leaid)
            {
                return Problem.At(ProblemCode.Conflict, $"The LEAID {leaid} is {other.Name}'s. If they are the same district, merge them.", [.. path, "leaid"]);
            }

            if (stateAssignedId is not null && other.StateAssignedId is { } code && AreSame(code, stateAssignedId))
            {
                return Problem.At(
                    ProblemCode.Conflict, $"The state's code {code} is {other.Name}'s, and {stateAssignedId} is the same but for zeros at most. If they are the same district, merge them.", [.. path, "stateAssignedId"]);
            }
        }

        return null;
    }

    private static bool AreSame(string one, string other) => LookAlikes.WithoutZeros(one.Trim()) == LookAlikes.WithoutZeros(other.Trim());
}
