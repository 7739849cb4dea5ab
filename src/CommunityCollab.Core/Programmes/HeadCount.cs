using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Programmes;

/// <summary>How many people a campaign asks, signed by its district before it opens: the denominator of its participation rate.
/// A signed count is never changed; a newer version with a reason takes its place, and the older stays in its history.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Count">How many people.</param>
/// <param name="Source">Where the count comes from.</param>
/// <param name="CountedOn">The day it was counted.</param>
/// <param name="SignedBy">Who signed it, by name.</param>
/// <param name="SignedAt">When.</param>
/// <param name="Reason">Why it took the place of the one before; null for the first.</param>
[GenerateSerializer, Immutable, Alias("HeadCount")]
public sealed record HeadCount(
    [property: Id(0)] int Version,
    [property: Id(1)] int Count,
    [property: Id(2)] string Source,
    [property: Id(3)] DateOnly CountedOn,
    [property: Id(4)] string SignedBy,
    [property: Id(5)] DateTimeOffset SignedAt,
    [property: Id(6)] string? Reason)
{
    private const int LongestText = 500;
    private const int Largest = 10_000_000;

    /// <summary>Everything that is wrong with a count that is to be signed.</summary>
    /// <param name="before">The one it takes the place of; null for the first.</param>
    /// <param name="today">The day it is signed.</param>
    public IEnumerable<Problem> Check(HeadCount? before, DateOnly today)
    {
        if (Count is < 1 or > Largest)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A head count is 1 to {Largest}; do not sign one that is not known. {Count} was sent.", "count");
        }

        if (CountedOn > today)
        {
            yield return Problem.At(ProblemCode.Invalid, "It was counted today or before.", "countedOn");
        }

        foreach (var problem in PlainText.Check(Source, LongestText, "source"))
        {
            yield return problem;
        }

        if (before is not null)
        {
            foreach (var problem in PlainText.Check(Reason, LongestText, "reason"))
            {
                yield return problem;
            }
        }
    }
}
