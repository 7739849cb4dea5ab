namespace CommunityCollab.Core.Disclosure;

/// <summary>A tally as an audience may see it. The only form in which numbers leave the system.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="View">Whose view this is.</param>
/// <param name="AsOf">When the newest number in it was taken.</param>
/// <param name="Version">Grows with every change, across restarts too.</param>
/// <param name="Respondents">How many people took part; null while that is too few to say.</param>
/// <param name="Contributions">How many contributions are in force; null while that is too few to say.</param>
/// <param name="Cells">The figures.</param>
[GenerateSerializer, Immutable, Alias("PublishedTally")]
public sealed record PublishedTally(
    [property: Id(0)] Guid ActivityId,
    [property: Id(1)] View View,
    [property: Id(2)] DateTimeOffset AsOf,
    [property: Id(3)] long Version,
    [property: Id(4)] long? Respondents,
    [property: Id(5)] long? Contributions,
    [property: Id(6)] IReadOnlyList<PublishedCell> Cells);

/// <summary>A figure, or why it is not shown.</summary>
/// <param name="Item">The question, thought or statement.</param>
/// <param name="Option">The answer; null for the item's own base.</param>
/// <param name="Group">The stakeholder group; null for everyone.</param>
/// <param name="N">How many people; null when hidden.</param>
/// <param name="Value">A share of the base (0 to 1), or a mean; null when hidden or when there is none.</param>
/// <param name="State">Whether the figure is shown.</param>
/// <param name="Reason">Why it is not shown, or shown as a bound; null when shown in full.</param>
/// <param name="Bound">For a masked share: the bound that may be said, as a signed share, at least when positive (0.95), at
/// most when negative (-0.05). In whole percents, rounded away from the share.</param>
[GenerateSerializer, Immutable, Alias("PublishedCell")]
public sealed record PublishedCell(
    [property: Id(0)] string Item,
    [property: Id(1)] string? Option,
    [property: Id(2)] string? Group,
    [property: Id(3)] long? N,
    [property: Id(4)] decimal? Value,
    [property: Id(5)] CellState State,
    [property: Id(6)] Suppression? Reason = null,
    [property: Id(7)] decimal? Bound = null)
{
    /// <summary>The low end of the interval that the true value lies in with 95% confidence, where the figure is an estimate; null otherwise.</summary>
    [Id(8)]
    public decimal? Low { get; init; }

    /// <summary>Its high end.</summary>
    [Id(9)]
    public decimal? High { get; init; }

    /// <summary>The cell's name: <c>item/option@group</c>.</summary>
    public string Key => new Tallies.CellKey(Item, Option ?? "", Group ?? "").ToString();
}

/// <summary>Whether a figure is shown.</summary>
[GenerateSerializer, Alias("CellState")]
public enum CellState
{
    /// <summary>Shown in full.</summary>
    Shown,

    /// <summary>Hidden because of itself.</summary>
    Suppressed,

    /// <summary>Hidden because it would give another hidden figure away.</summary>
    Complementary,

    /// <summary>Too few have taken part to say anything.</summary>
    NotEnough,
}

/// <summary>Why a figure is not shown, with the rule's words.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Text">The rule in words a reader can check.</param>
[GenerateSerializer, Immutable, Alias("Suppression")]
public sealed record Suppression([property: Id(0)] SuppressionReason Code, [property: Id(1)] string Text)
{
    /// <summary>The reason under a policy.</summary>
    public static Suppression For(SuppressionReason code, DisclosurePolicy policy) => new(code, code switch
    {
        SuppressionReason.NoResponses => "No responses yet.",
        SuppressionReason.BelowMinN => $"Shown once at least {policy.MinN} people are counted.",
        SuppressionReason.NotEnoughYet =>
            $"Shown once at least {policy.MinN} people have answered, and no answer comes from only 1 to {policy.CategoryMinimum - 1} of them; then after every {policy.Step} more.",
        SuppressionReason.SmallCategory =>
            $"An answer given by only 1 to {policy.CategoryMinimum - 1} people, or numbers that one could be worked out from, hide the whole distribution.",
        SuppressionReason.Masked =>
            $"Answers chosen by almost nobody or almost everybody (within {policy.MaskPercent}%, or {policy.CategoryMinimum} people) are shown as \"at most\" or \"at least\", so that no one person's answer can be worked out.",
        SuppressionReason.Withheld => "Shown once the campaign is over, its programme's release date has come and enough of those asked have taken part.",
        SuppressionReason.NotEnoughVotes => "Not enough votes yet for a score.",
        SuppressionReason.Complementary => "Hidden because another hidden number could be worked out from it.",
        _ => "Groups are shown in numbered releases only.",
    });
}

/// <summary>The rules that hide figures.</summary>
[GenerateSerializer, Alias("SuppressionReason")]
public enum SuppressionReason
{
    /// <summary>Nobody has answered.</summary>
    NoResponses,

    /// <summary>Fewer than minN people.</summary>
    BelowMinN,

    /// <summary>The public number has not reached its first step.</summary>
    NotEnoughYet,

    /// <summary>An answer of so few people that they could be guessed.</summary>
    SmallCategory,

    /// <summary>Nearly all or nearly none.</summary>
    Masked,

    /// <summary>To protect another figure.</summary>
    Complementary,

    /// <summary>Only in released snapshots.</summary>
    ReleaseOnly,

    /// <summary>An estimate would say nothing yet.</summary>
    NotEnoughVotes,

    /// <summary>An agency's programme releases it later, or not at all when too few take part.</summary>
    Withheld,
}
