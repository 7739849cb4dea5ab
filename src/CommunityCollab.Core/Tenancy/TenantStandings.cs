using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Tenancy;

/// <summary>How a district's standing may change, and what each stops.</summary>
public static class TenantStandings
{
    /// <summary>The standings a district may be moved to.</summary>
    public static IReadOnlyList<TenantStanding> AllowedFrom(TenantStanding from) => from switch
    {
        TenantStanding.Invited => [TenantStanding.Active, TenantStanding.Offboarded],
        TenantStanding.Active => [TenantStanding.Suspended, TenantStanding.Offboarded],
        TenantStanding.Suspended => [TenantStanding.Active, TenantStanding.Offboarded],
        _ => [TenantStanding.Active],
    };

    /// <summary>Whether its staff and machines may come in.</summary>
    public static bool Admits(this TenantStanding standing) => standing is TenantStanding.Invited or TenantStanding.Active;

    /// <summary>Whether its campaigns may open and take contributions.</summary>
    public static bool TakesPart(this TenantStanding standing) => standing == TenantStanding.Active;

    /// <summary>What is wrong with a change; null when nothing is.</summary>
    /// <param name="from">Where the district stands.</param>
    /// <param name="to">Where it is to stand.</param>
    /// <param name="reason">Why; needed for what stops it.</param>
    public static Problem? MayMove(TenantStanding from, TenantStanding to, string? reason)
    {
        var allowed = AllowedFrom(from);
        if (!allowed.Contains(to))
        {
            var names = string.Join(", ", allowed.Select(Name));
            return Problem.At(ProblemCode.WrongState, $"A district that is {Name(from)} cannot become {Name(to)}. It can become: {names}.", "to") with
            {
                Details = new Dictionary<string, string> { ["allowed"] = names },
            };
        }

        return to is TenantStanding.Suspended or TenantStanding.Offboarded ? Reasons.MustBeGiven(reason) : Reasons.Check(reason);
    }

    private static string Name(TenantStanding standing) => standing.ToString().ToUpperInvariant();
}
