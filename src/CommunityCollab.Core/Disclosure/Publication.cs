using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Disclosure;

/// <summary>Makes of a tally what an audience may see. The only way a number leaves the system.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Config">What it asks.</param>
/// <param name="Groups">The campaign's stakeholder groups, for staff's breakdown.</param>
/// <param name="IncludesStudents">Whether students may take part.</param>
/// <param name="MinN">The district's own minimum; null for the floor.</param>
public sealed record Publication(Guid ActivityId, ActivityConfig Config, IReadOnlyList<string> Groups, bool IncludesStudents, int? MinN)
{
    private readonly IActivityType _type = ActivityTypes.Of(Config.Kind);

    /// <summary>Moves the public's numbers if they may move.</summary>
    /// <param name="shown">What the public sees; changed in place.</param>
    /// <param name="live">The live tally.</param>
    /// <returns>Whether anything moved.</returns>
    public bool Advance(Tally shown, Tally live) =>
        PublicSteps.Advance(shown, live, _type.Items(live, Config), PolicyFor(View.Public));

    /// <summary>The tally as a view may see it.</summary>
    /// <param name="view">Who looks.</param>
    /// <param name="tally">For the public, what <see cref="Advance"/> made; for the others, the live tally.</param>
    /// <param name="asOf">When it was taken.</param>
    /// <param name="version">Its version.</param>
    public PublishedTally Of(View view, Tally tally, DateTimeOffset asOf, long version)
    {
        var policy = view == View.Rows ? null : PolicyFor(view);
        var shapes = _type.Items(tally, Config);
        var cells = policy is null ? shapes.SelectMany(shape => Exact(shape, tally)) : shapes.SelectMany(shape => Safe(shape, tally, policy, view));
        var countable = policy is null || tally.Respondents >= policy.MinN;
        return new PublishedTally(
            ActivityId, view, asOf, version,
            countable ? tally.Respondents : null,
            countable ? tally.Contributions : null,
            [.. cells]);
    }

    /// <summary>The policy of a view.</summary>
    public DisclosurePolicy PolicyFor(View view) => DisclosurePolicy.For(view, IncludesStudents, MinN);

    private IEnumerable<PublishedCell> Safe(ItemShape shape, Tally tally, DisclosurePolicy policy, View view)
    {
        var items = new ItemPublication(tally, policy);
        if (view == View.Staff)
        {
            return [.. items.Cells(shape, _type.Value(shape, tally, Config)), .. new GroupBreakdown(tally, policy).Cells(shape, Groups)];
        }

        return tally[new CellKey(shape.Item)].N == 0
            ? items.Hidden(shape, "", SuppressionReason.NotEnoughYet, CellState.NotEnough)
            : items.Cells(shape, _type.Value(shape, tally, Config));
    }

    private IEnumerable<PublishedCell> Exact(ItemShape shape, Tally tally)
    {
        string[] groups = ["", .. Groups];
        foreach (var group in groups)
        {
            var total = tally[new CellKey(shape.Item, "", group)];
            var mean = shape.High > shape.Low && total.N > 0 ? (decimal)total.Sum / total.N * shape.Unit : (decimal?)null;
            var value = group.Length == 0 ? _type.Value(shape, tally, Config) ?? mean : mean;
            yield return Shown(shape.Item, null, group, total.N, value);
            foreach (var option in shape.Options)
            {
                var count = tally[new CellKey(shape.Item, option, group)].N;
                yield return Shown(shape.Item, option, group, count, total.N == 0 ? null : (decimal)count / total.N);
            }
        }
    }

    private static PublishedCell Shown(string item, string? option, string group, long n, decimal? value) =>
        new(item, option, group.Length == 0 ? null : group, n, value is { } figure ? decimal.Round(figure, 4) : null, CellState.Shown);
}
