namespace CommunityCollab.Core.Disclosure;

/// <summary>What disclosure needs to know of an item: how its numbers hang together, and so what gives what away.</summary>
/// <param name="Item">The item's key.</param>
/// <param name="Measure">How its cells relate.</param>
/// <param name="Options">Its options' keys, in the author's order.</param>
/// <param name="Low">The lowest possible value, where there is a mean.</param>
/// <param name="High">The highest possible value, where there is a mean.</param>
/// <param name="Unit">How much one of a cell's sum is worth.</param>
[GenerateSerializer, Immutable, Alias("ItemShape")]
public sealed record ItemShape(
    [property: Id(0)] string Item,
    [property: Id(1)] Measure Measure,
    [property: Id(2)] IReadOnlyList<string> Options,
    [property: Id(3)] decimal Low = 0,
    [property: Id(4)] decimal High = 0,
    [property: Id(5)] decimal Unit = 1)
{
    /// <summary>The items whose numbers follow in part from this one's: the questions a follow-up question hangs on, or the
    /// other options of a ranking. This item shows only when all of them show in full.</summary>
    [Id(6)]
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The fewest options a person counts under, which bounds what the options add up to; one in a distribution.</summary>
    [Id(7)]
    public int FewestChosen { get; init; } = 1;

    /// <summary>The most options a person counts under; one in a distribution.</summary>
    [Id(8)]
    public int MostChosen { get; init; } = 1;

    /// <summary>Whether its base counts each person once. Otherwise the number of people behind it is not known, and it
    /// waits for that of the activity.</summary>
    [Id(9)]
    public bool CountsPeople { get; init; } = true;

    /// <summary>The key of the cell that counts the people behind it, where one person may have said many things of it; null where its base does. It is
    /// never published, and counted for everyone alone, so that such an item is not broken down by group.</summary>
    [Id(11)]
    public string? PeopleOption { get; init; }

    /// <summary>The fewest counted of which a figure on everyone says anything; one that is drawn from fewer is not shown to the public and staff.</summary>
    [Id(10)]
    public int FewestForFigure { get; init; }

    /// <summary>Each person counts under exactly one option.</summary>
    public static ItemShape Distribution(string item, IEnumerable<string> options) => new(item, Measure.Distribution, [.. options]);

    /// <summary>Each person counts under any number of options, from one to all.</summary>
    public static ItemShape Choices(string item, IEnumerable<string> options)
    {
        string[] all = [.. options];
        return new(item, Measure.Choices, all) { MostChosen = all.Length };
    }

    /// <summary>A distribution over numbers, with a mean.</summary>
    public static ItemShape Scale(string item, IEnumerable<string> points, decimal low, decimal high) => new(item, Measure.Scale, [.. points], low, high);

    /// <summary>A mean whose distribution is counted but not published.</summary>
    public static ItemShape Rating(string item, IEnumerable<string> points, decimal low, decimal high) => new(item, Measure.Rating, [.. points], low, high);

    /// <summary>A mean alone.</summary>
    public static ItemShape Mean(string item, decimal low, decimal high, decimal unit = 1) => new(item, Measure.Mean, [], low, high, unit);

    /// <summary>A count alone.</summary>
    public static ItemShape Count(string item) => new(item, Measure.Count, []);

    /// <summary>The keys of what its base is counted from, where each thing counted has a cell of its own, never published: so that
    /// one that is removed later can be taken out of what was shown.</summary>
    internal IReadOnlyList<Tallies.CellKey> Parts(Tallies.Tally shown, Tallies.Tally live) => Measure != Measure.Count
        ? []
        : [.. shown.Cells.Keys.Concat(live.Cells.Keys).Where(key => key.Item == Item && key.Group.Length == 0 && key.Option.Length > 0)];

    /// <summary>Whether a mean is published.</summary>
    internal bool HasMean => High > Low;

    /// <summary>How far, in units, these people's values lie together from the end of the range they are nearer to.
    /// Whoever is not at that end adds at least one, so a small distance tells what nearly everybody answered.</summary>
    internal decimal DistanceFromEnd(Tallies.CellSum total) => Math.Min(
        total.Sum - (total.N * decimal.Ceiling(Low / Unit)),
        (total.N * decimal.Floor(High / Unit)) - total.Sum);

    /// <summary>The keys of its numbers for everyone.</summary>
    internal IEnumerable<Tallies.CellKey> Keys(string group = "") =>
        (PeopleOption is null ? Options : Options.Append(PeopleOption)).Prepend("").Select(option => new Tallies.CellKey(Item, option, group));

    /// <summary>How many people are behind its numbers.</summary>
    internal long People(Tallies.Tally tally, string group = "") => tally[new Tallies.CellKey(Item, PeopleOption ?? "", group)].N;
}

/// <summary>How an item's cells relate.</summary>
[GenerateSerializer, Alias("Measure")]
public enum Measure
{
    /// <summary>The options add up to the base: an additive set.</summary>
    Distribution,

    /// <summary>Each option is a yes or no of its own.</summary>
    Choices,

    /// <summary>The options add up to the base, and have a mean.</summary>
    Scale,

    /// <summary>A mean; its options are counted for protection, not published.</summary>
    Rating,

    /// <summary>A mean alone.</summary>
    Mean,

    /// <summary>A count alone.</summary>
    Count,
}
