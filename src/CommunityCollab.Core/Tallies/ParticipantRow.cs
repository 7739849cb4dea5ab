using System.Collections.Immutable;

namespace CommunityCollab.Core.Tallies;

/// <summary>One participant's part in an activity that takes many contributions from one person. Never published:
/// a row of votes is a fingerprint. It exists to count people once and to find opinion groups.</summary>
/// <param name="Contributions">How many of the participant's contributions are in force.</param>
/// <param name="Votes">Their votes by statement, in ordinal order of the statement's id.</param>
[GenerateSerializer, Immutable, Alias("ParticipantRow")]
public sealed record ParticipantRow(
    [property: Id(0)] int Contributions,
    [property: Id(1)] ImmutableArray<StatementVote> Votes)
{
    /// <summary>A participant of whom nothing is counted yet.</summary>
    public static ParticipantRow Empty { get; } = new(0, []);

    /// <summary>The row with this vote put in.</summary>
    public ParticipantRow With(string statement, sbyte vote)
    {
        var place = Find(statement);
        var entry = new StatementVote(statement, vote);
        return this with { Votes = place >= 0 ? Votes.SetItem(place, entry) : Votes.Insert(~place, entry) };
    }

    /// <summary>The row with the vote on this statement taken out.</summary>
    public ParticipantRow Without(string statement)
    {
        var place = Find(statement);
        return place < 0 ? this : this with { Votes = Votes.RemoveAt(place) };
    }

    /// <inheritdoc/>
    public bool Equals(ParticipantRow? other) =>
        other is not null && Contributions == other.Contributions && Votes.AsSpan().SequenceEqual(other.Votes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Contributions, Votes.Length);

    private int Find(string statement)
    {
        int low = 0, high = Votes.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(Votes[middle].Statement, statement);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }
}

/// <summary>A vote on a statement.</summary>
/// <param name="Statement">The statement's id.</param>
/// <param name="Vote">1 agrees, -1 disagrees, 0 passes.</param>
[GenerateSerializer, Immutable, Alias("StatementVote")]
public readonly record struct StatementVote([property: Id(0)] string Statement, [property: Id(1)] sbyte Vote);
