using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Access;

/// <summary>Who may give out which rights. Nobody gives more than they hold; and once a district has an administrator, nothing of its
/// agency's making shows what its people said, brings others or speaks for it: the district is the controller of its records.</summary>
public static class GivingRules
{
    private static readonly string[] ShowingWhatPeopleSaid = ["results:", "answers:"];

    /// <summary>Whether a district with an administrator gives this scope out alone.</summary>
    public static bool IsTheDistrictsOwn(string scope) =>
        scope is Scopes.ModerationWrite or Scopes.StaffWrite or Scopes.CredentialsWrite or Scopes.AgreementsWrite
        || ShowingWhatPeopleSaid.Any(kind => scope.StartsWith(kind, StringComparison.Ordinal));

    /// <summary>Whether whoever holds this role in a district can do what the district alone gives out.</summary>
    public static bool IsTheDistrictsOwn(Role role) => !Roles.IsOfAgency(role) && Roles.ScopesOf(role).Any(IsTheDistrictsOwn);

    /// <summary>What is wrong with giving scopes out; null when nothing is.</summary>
    /// <param name="scopes">The scopes.</param>
    /// <param name="giver">Who gives them.</param>
    public static Problem? MayGive(IEnumerable<string> scopes, Giver giver)
    {
        var given = scopes.ToList();
        if (given.Find(scope => !giver.Scopes.Contains(scope)) is { } missing)
        {
            return Problem.At(ProblemCode.Forbidden, $"This takes the scope '{missing}', which you lack. Ask someone who has it.");
        }

        return giver is { IsOfAgency: true, IsAdministered: true } && given.Find(IsTheDistrictsOwn) is { } own
            ? Problem.At(ProblemCode.Forbidden, $"The district has an administrator, so the scope '{own}' is the district's alone to give.")
            : null;
    }

    /// <summary>What is wrong with giving someone a role; null when nothing is. An agency brings a district's first administrator, which
    /// is the one thing that is given and not held.</summary>
    /// <param name="role">The role.</param>
    /// <param name="giver">Who gives it.</param>
    public static Problem? MayGive(Role role, Giver giver)
    {
        if (giver is { IsOfAgency: true, IsAdministered: true })
        {
            return Problem.At(ProblemCode.Forbidden, "The district has an administrator. Only its administrators bring others now.");
        }

        return giver is { IsAgency: true, IsOfAgency: true } && role == Role.DistrictAdministrator ? null : MayGive(Roles.ScopesOf(role), giver);
    }
}

/// <summary>Who gives rights in a tenant.</summary>
/// <param name="Scopes">What they may do.</param>
/// <param name="IsAgency">Whether they act for an agency.</param>
/// <param name="IsOfAgency">Whether the rights are in a district, and they are its agency or of its agency's making.</param>
/// <param name="IsAdministered">Whether the tenant has an administrator who can sign in.</param>
public sealed record Giver(IReadOnlySet<string> Scopes, bool IsAgency, bool IsOfAgency, bool IsAdministered);
