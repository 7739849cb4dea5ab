namespace CommunityCollab.Core.Tallies;

/// <summary>What a number in a tally counts.</summary>
/// <param name="Item">The question, thought or statement; a matrix row is <c>question.row</c>.</param>
/// <param name="Option">The answer counted; empty for the item's own base, the people who answered it.</param>
/// <param name="Group">The stakeholder group; empty for everyone.</param>
[GenerateSerializer, Immutable, Alias("CellKey")]
public readonly record struct CellKey(
    [property: Id(0)] string Item,
    [property: Id(1)] string Option = "",
    [property: Id(2)] string Group = "")
{
    /// <summary>As written in published results: <c>item/option@group</c>, parts left out when empty.</summary>
    public override string ToString() =>
        (Item, Option, Group) switch
        {
            (_, "", "") => Item,
            (_, _, "") => $"{Item}/{Option}",
            (_, "", _) => $"{Item}@{Group}",
            _ => $"{Item}/{Option}@{Group}",
        };
}
