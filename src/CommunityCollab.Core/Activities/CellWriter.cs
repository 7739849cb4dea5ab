using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Activities;

/// <summary>Writes one contribution's counts into a tally, for everyone and for each of its giver's groups.</summary>
/// <param name="tally">The tally to write to.</param>
/// <param name="sign">1 to add, -1 to take back.</param>
/// <param name="groups">The giver's stakeholder groups.</param>
/// <param name="others">The giver's other contributions, where a participant may give many.</param>
public readonly ref struct CellWriter(Tally tally, int sign, IReadOnlyList<string> groups, ParticipantRow others)
{
    /// <summary>The giver's other contributions, where a participant may give many; none otherwise.</summary>
    public ParticipantRow Others => others;

    /// <summary>Counts the giver as a person under an item's option, for everyone alone.</summary>
    public void AddPerson(string item, string option) => tally.Add(new CellKey(item, option), new CellSum(sign, 0));

    /// <summary>Counts one person (or rating) under an item, and its option if any.</summary>
    /// <param name="item">The item.</param>
    /// <param name="option">The option; empty for the item's base.</param>
    /// <param name="value">The value, in the item's smallest unit.</param>
    public void Add(string item, string option = "", long value = 0)
    {
        var change = new CellSum(sign, sign * value);
        tally.Add(new CellKey(item, option), change);
        for (var i = 0; i < groups.Count; i++)
        {
            tally.Add(new CellKey(item, option, groups[i]), change);
        }
    }
}
