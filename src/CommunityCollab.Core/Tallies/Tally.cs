namespace CommunityCollab.Core.Tallies;

/// <summary>The exact working count of an activity, or of one shard of it. It never leaves the system: only
/// what <see cref="Disclosure.Publication"/> makes of it does.</summary>
/// <remarks>Tallies form a commutative group under <see cref="Merge"/>: every number in them is a sum, a cell that
/// comes back to zero is dropped, and so taking back what was added restores the tally exactly.</remarks>
[GenerateSerializer, Alias("Tally")]
public sealed class Tally : IEquatable<Tally>
{
    [Id(0)]
    private readonly Dictionary<CellKey, CellSum> _cells;

    [Id(1)]
    private readonly Dictionary<string, ParticipantRow> _participants;

    [Id(2)]
    private long _singles;

    /// <summary>An empty tally.</summary>
    public Tally()
    {
        _cells = [];
        _participants = new(StringComparer.Ordinal);
    }

    private Tally(Tally other)
    {
        _cells = new(other._cells);
        _participants = new(other._participants, StringComparer.Ordinal);
        _singles = other._singles;
        Contributions = other.Contributions;
    }

    /// <summary>How many contributions are in force: submitted, not revised, not withdrawn.</summary>
    [Id(3)]
    public long Contributions { get; private set; }

    /// <summary>How many people those contributions came from. In an anonymous activity nothing links two
    /// contributions, so each counts as a person.</summary>
    public long Respondents => _singles + _participants.Count;

    /// <summary>Every cell that is not zero.</summary>
    public IReadOnlyDictionary<CellKey, CellSum> Cells => _cells;

    /// <summary>Rows of participants, in activities that take many contributions from one person.</summary>
    public IReadOnlyDictionary<string, ParticipantRow> Participants => _participants;

    /// <summary>A cell's count; zero where nothing was counted.</summary>
    public CellSum this[CellKey key] => _cells.GetValueOrDefault(key);

    /// <summary>Adds to a cell.</summary>
    public void Add(CellKey key, CellSum change)
    {
        var sum = _cells.GetValueOrDefault(key) + change;
        if (sum == default)
        {
            _cells.Remove(key);
        }
        else
        {
            _cells[key] = sum;
        }
    }

    /// <summary>Counts a contribution whose giver gives only this one.</summary>
    /// <param name="sign">1 to count it, -1 to take it back.</param>
    public void CountSingle(int sign)
    {
        Contributions += sign;
        _singles += sign;
    }

    /// <summary>Counts contributions more or fewer, without anything of their givers.</summary>
    public void CountContributions(long change) => Contributions += change;

    /// <summary>Counts a contribution of a participant who may give many.</summary>
    /// <param name="participant">The participant's reference.</param>
    /// <param name="sign">1 to count it, -1 to take it back.</param>
    /// <param name="change">What the contribution does to the participant's row.</param>
    public void CountOneOfMany(string participant, int sign, Func<ParticipantRow, ParticipantRow> change)
    {
        Contributions += sign;
        var row = change(_participants.GetValueOrDefault(participant, ParticipantRow.Empty));
        row = row with { Contributions = row.Contributions + sign };
        if (row.Contributions == 0 && row.Votes.IsEmpty)
        {
            _participants.Remove(participant);
        }
        else
        {
            _participants[participant] = row;
        }
    }

    /// <summary>Adds another tally of the same activity, of other participants, to this one.</summary>
    public void Merge(Tally other)
    {
        foreach (var (key, sum) in other._cells)
        {
            Add(key, sum);
        }

        foreach (var (participant, row) in other._participants)
        {
            _participants[participant] = _participants.TryGetValue(participant, out var mine) ? Join(mine, row) : row;
        }

        _singles += other._singles;
        Contributions += other.Contributions;
    }

    /// <summary>A copy that later changes to this tally do not reach.</summary>
    public Tally Copy() => new(this);

    /// <summary>Sets these cells to what they are in the other tally.</summary>
    public void Take(IEnumerable<CellKey> keys, Tally from)
    {
        foreach (var key in keys)
        {
            Add(key, from[key] - this[key]);
        }
    }

    /// <summary>Sets the counts of people and contributions to the other tally's, without its participants' rows.</summary>
    public void TakeCounts(Tally from)
    {
        _singles = from.Respondents;
        Contributions = from.Contributions;
    }

    /// <inheritdoc/>
    public bool Equals(Tally? other) =>
        other is not null
        && Contributions == other.Contributions
        && _singles == other._singles
        && Same(_cells, other._cells)
        && Same(_participants, other._participants);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Tally);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Contributions, _singles, _cells.Count, _participants.Count);

    private static ParticipantRow Join(ParticipantRow a, ParticipantRow b)
    {
        var joined = b.Votes.Aggregate(a, (row, vote) => row.With(vote.Statement, vote.Vote));
        return joined with { Contributions = a.Contributions + b.Contributions };
    }

    private static bool Same<TKey, TValue>(Dictionary<TKey, TValue> a, Dictionary<TKey, TValue> b)
        where TKey : notnull =>
        a.Count == b.Count
        && a.All(entry => b.TryGetValue(entry.Key, out var value) && EqualityComparer<TValue>.Default.Equals(value, entry.Value));
}
