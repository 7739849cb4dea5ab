using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Tenancy;

namespace CommunityCollab.GraphQL.Access;

/// <summary>What a new credential must be.</summary>
internal static class CredentialRules
{
    /// <summary>The name of the type in global ids.</summary>
    public const string TypeName = "Credential";

    private const int LongestName = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Everything that is wrong with it.</summary>
    public static IEnumerable<Problem> Check(CreateCredentialInput input, Principal maker, DateTimeOffset now)
    {
        foreach (var problem in PlainText.Check(PlainText.Clean(input.Name), LongestName, "name"))
        {
            yield return problem;
        }

        if (input.Scopes.Count == 0 || input.Scopes.Any(scope => !maker.Scopes.Contains(scope)))
        {
            yield return Problem.At(ProblemCode.Invalid, $"Give one or more of your own scopes: {string.Join(", ", maker.Scopes.Order(StringComparer.Ordinal))}.", "scopes");
        }

        if (input.ExpiresAt <= now || input.ExpiresAt > now + Longest)
        {
            yield return Problem.At(ProblemCode.Invalid, "A credential expires in the future, within a year.", "expiresAt");
        }
    }
}
