using CommunityCollab.GraphQL.Access;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Identity;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL.Tallies;

/// <summary>An activity's tally, as the asked-for view may see it.</summary>
/// <param name="tally">What was published.</param>
[Name("Tally"), Implements(typeof(INode)), WithParent]
public sealed class TallyNode(PublishedTally tally) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Tally";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, tally.ActivityId, $"{tally.View}");

    /// <summary>The activity it is of.</summary>
    [Id]
    public string ActivityId => GlobalId.Of(Campaigns.ActivityNode.TypeName, tally.ActivityId);

    /// <summary>Whose view it is.</summary>
    public View View => tally.View;

    /// <summary>When the newest number in it was taken.</summary>
    public DateTimeOffset AsOf => tally.AsOf;

    /// <summary>Grows with every change, across restarts too. A jump means that values in between were passed over.</summary>
    public long Version => tally.Version;

    /// <summary>How many people took part; null while that is too few to say. Never the sum of groups, since people may be in several.</summary>
    public long? Respondents => tally.Respondents;

    /// <summary>How many contributions are in force; null while those are of too few people to say.</summary>
    public long? Contributions => tally.Contributions;

    /// <summary>The figures, in the activity's order.</summary>
    public IReadOnlyList<CellNode> Cells => [.. tally.Cells.Select(cell => new CellNode(cell))];
}

/// <summary>A figure, or why it is not shown.</summary>
/// <param name="cell">The cell.</param>
[Name("Cell"), WithParent]
public sealed class CellNode(PublishedCell cell)
{
    /// <summary>Its name: <c>item/option@group</c>, without the parts it has not.</summary>
    public string Key => cell.Key;

    /// <summary>The question, thought or statement.</summary>
    public string Item => cell.Item;

    /// <summary>The answer; null for the item's own base.</summary>
    public string? Option => cell.Option;

    /// <summary>The stakeholder group; null for everyone.</summary>
    public string? Group => cell.Group;

    /// <summary>How many people, or of an idea in a pairwise activity how many votes; null when hidden.</summary>
    public long? N => cell.N;

    /// <summary>A share of the base (0 to 1), a mean, or the score of an idea (0 to 100); null when hidden or when there is none.</summary>
    public decimal? Value => cell.Value;

    /// <summary>The low end of the interval that the true value lies in with 95% confidence, where the value is an estimate; null otherwise.</summary>
    public decimal? Low => cell.Low;

    /// <summary>The high end of that interval.</summary>
    public decimal? High => cell.High;

    /// <summary>Whether it is shown.</summary>
    public CellState State => cell.State;

    /// <summary>Why it is not shown, or not in full; null when it is.</summary>
    public SuppressionNode? Reason => cell.Reason is { } reason ? new SuppressionNode(reason) : null;

    /// <summary>For a masked share: 0.95 says at least 95%, -0.05 says at most 5%.</summary>
    public decimal? Bound => cell.Bound;
}

/// <summary>Why a figure is not shown.</summary>
/// <param name="suppression">The reason.</param>
[Name("Suppression"), WithParent]
public sealed class SuppressionNode(Suppression suppression)
{
    /// <summary>The rule.</summary>
    public SuppressionReason Code => suppression.Code;

    /// <summary>The rule in words a reader can check.</summary>
    public string Text => suppression.Text;
}
