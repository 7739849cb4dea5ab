namespace CommunityCollab.Core.Disclosure;

/// <summary>The thresholds below which a number could tell of a person. Frozen into a campaign when it opens; after
/// that <see cref="MinN"/> may only rise.</summary>
/// <param name="MinN">The fewest people any published number may be about.</param>
/// <param name="CategoryMinimum">An answer given by at least one but fewer people than this hides the distribution
/// (Colorado Department of Education practice since 2015-16: fewer than 4).</param>
/// <param name="MaskPercent">Shares up to this, or from 100 minus this, are shown as "at most" and "at least"; 0 for no masks.
/// Among few people the bounds are wider, see <see cref="MaskedUpTo"/>.</param>
[GenerateSerializer, Immutable, Alias("DisclosurePolicy")]
public sealed record DisclosurePolicy(
    [property: Id(0)] int MinN,
    [property: Id(1)] int CategoryMinimum,
    [property: Id(2)] int MaskPercent)
{
    /// <summary>The fewest people who must join before a public number moves again. Two published numbers differ by the
    /// people between them, so this is never below <see cref="MinN"/>.</summary>
    public int Step => MinN;

    /// <summary>The largest count shown as "at most". A bound must leave open more than one count, and since an answer of
    /// 1 to 3 people hides everything, one below the category minimum would just say "nobody" (the widening with small
    /// numbers follows NCES SLDS Technical Brief 3).</summary>
    /// <param name="n">How many people the count is out of.</param>
    public long MaskedUpTo(long n) => MaskPercent == 0 ? -1 : Math.Max(n * MaskPercent / 100, CategoryMinimum);
}

/// <summary>Who looks at a tally.</summary>
[GenerateSerializer, Alias("View")]
public enum View
{
    /// <summary>Anyone. Numbers move in steps and group breakdowns come from releases only.</summary>
    Public,

    /// <summary>The district's staff with the right to results: live, with small numbers hidden.</summary>
    Staff,

    /// <summary>Staff with row access: exact and live. Every such read is logged.</summary>
    Rows,
}
