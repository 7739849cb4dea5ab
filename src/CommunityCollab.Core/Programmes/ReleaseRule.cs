using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Programmes;

/// <summary>What must hold before anyone but the district itself sees what its people answered: that its campaign is over, that the day has
/// come, and that enough of those asked took part. Colorado's survey of teaching conditions (TLCC) releases a unit's results with
/// more than 50 % participation and at least 5 responses.</summary>
/// <param name="NotBefore">The embargo: results show from this very moment on; null for none.</param>
/// <param name="MoreThanPercent">The share of those asked that must be exceeded, in whole percents; null for none. Exactly this share does not pass.</param>
/// <param name="AtLeast">The fewest people who must have taken part.</param>
[GenerateSerializer, Immutable, Alias("ReleaseRule")]
public sealed record ReleaseRule(
    [property: Id(0)] DateTimeOffset? NotBefore,
    [property: Id(1)] int? MoreThanPercent,
    [property: Id(2)] int AtLeast)
{
    /// <summary>The fewest respondents a gate may ask for, as TLCC does.</summary>
    public const int UsualAtLeast = 5;

    private const int LargestAtLeast = 1_000;

    /// <summary>When a campaign's results are looked at.</summary>
    /// <param name="closedAt">When it closed.</param>
    public DateTimeOffset DueAt(DateTimeOffset closedAt) => NotBefore > closedAt ? NotBefore.Value : closedAt;

    /// <summary>Whether a campaign that is over may show its results.</summary>
    /// <param name="respondents">Exactly how many people took part.</param>
    /// <param name="headCount">How many were asked, as signed; null when nobody signed.</param>
    /// <param name="now">The moment.</param>
    public ReleaseVerdict On(long respondents, int? headCount, DateTimeOffset now) =>
        now < NotBefore ? ReleaseVerdict.Embargoed
        : respondents < AtLeast ? ReleaseVerdict.TooFewRespondents
        : MoreThanPercent is not { } percent ? ReleaseVerdict.Released
        : headCount is not { } asked ? ReleaseVerdict.NoHeadCount
        : respondents * 100 > (long)percent * asked ? ReleaseVerdict.Released
        : ReleaseVerdict.RateTooLow;

    /// <summary>What is wrong with the rule itself.</summary>
    public IEnumerable<Problem> Check()
    {
        if (MoreThanPercent is < 0 or > 99)
        {
            yield return Problem.At(ProblemCode.Invalid, $"The share to exceed is 0 to 99 percent; {MoreThanPercent} was sent.", "moreThanPercent");
        }

        if (AtLeast is < UsualAtLeast or > LargestAtLeast)
        {
            yield return Problem.At(ProblemCode.Invalid, $"The fewest respondents are {UsualAtLeast} to {LargestAtLeast}; {AtLeast} was sent.", "atLeast");
        }
    }
}

/// <summary>Whether results show, and if not, what they lack.</summary>
[GenerateSerializer, Alias("ReleaseVerdict")]
public enum ReleaseVerdict
{
    /// <summary>They show.</summary>
    Released,

    /// <summary>The campaign is not over, or the release date has not come.</summary>
    Embargoed,

    /// <summary>Fewer people took part than the rule asks for.</summary>
    TooFewRespondents,

    /// <summary>Nobody signed how many were asked, so the rate is unknown.</summary>
    NoHeadCount,

    /// <summary>The participation rate is not above the share the rule asks for.</summary>
    RateTooLow,
}
