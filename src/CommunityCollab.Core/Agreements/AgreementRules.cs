using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Agreements;

/// <summary>What an agreement must say.</summary>
public static class AgreementRules
{
    private const int LongestPurpose = 500;
    private const int LongestDestruction = 365;
    private const int LongestYears = 10;

    /// <summary>Everything that is wrong with an agreement that is to be registered.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="today">The day it is registered.</param>
    public static IEnumerable<Problem> Check(Agreement agreement, DateOnly today)
    {
        foreach (var problem in PlainText.Check(agreement.Purpose, LongestPurpose, "purpose"))
        {
            yield return problem;
        }

        if (agreement.DataElements.Count == 0)
        {
            yield return Problem.At(ProblemCode.Required, "Say what may flow: PARTICIPATION, RESULTS or both.", "dataElements");
        }

        if (agreement.EndsOn < agreement.StartsOn || agreement.EndsOn < today)
        {
            yield return Problem.At(ProblemCode.Invalid, "It ends on or after its first day, and not in the past.", "endsOn");
        }

        if (agreement.EndsOn > agreement.StartsOn.AddYears(LongestYears))
        {
            yield return Problem.At(ProblemCode.Invalid, $"An agreement lasts at most {LongestYears} years; renew it then.", "endsOn");
        }

        if (agreement.DestructionDays is < 0 or > LongestDestruction)
        {
            yield return Problem.At(ProblemCode.Invalid, $"What was shared is destroyed 0 to {LongestDestruction} days after the end; {agreement.DestructionDays} was sent.", "destructionDays");
        }
    }

    /// <summary>What is wrong with ending an agreement early; null when nothing is.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="today">The day.</param>
    /// <param name="reason">Why.</param>
    public static Problem? MayTerminate(Agreement agreement, DateOnly today, string? reason) =>
        agreement.StateOn(today) is AgreementState.Expired or AgreementState.Terminated
            ? Problem.At(ProblemCode.WrongState, "It is over already.", "id")
            : Reasons.MustBeGiven(reason);
}
