namespace CommunityCollab.Core.Tallies;

/// <summary>The two exact integers behind every published figure. They add and subtract without rounding,
/// which is why the order of contributions can never matter.</summary>
/// <param name="N">How many people (or ratings) are counted.</param>
/// <param name="Sum">The total of their values, in the item's smallest unit; zero where there is no value.</param>
[GenerateSerializer, Immutable, Alias("CellSum")]
public readonly record struct CellSum([property: Id(0)] long N, [property: Id(1)] long Sum)
{
    /// <summary>Adds two counts.</summary>
    public static CellSum operator +(CellSum a, CellSum b) => new(a.N + b.N, a.Sum + b.Sum);

    /// <summary>Takes one count from another.</summary>
    public static CellSum operator -(CellSum a, CellSum b) => new(a.N - b.N, a.Sum - b.Sum);
}
