using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Policies;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Disclosure;

/// <summary>Makes of a tally what an audience may see. The only way a number leaves the system.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Config">What it asks.</param>
/// <param name="Groups">The campaign's stakeholder groups, for staff's breakdown.</param>
/// <param name="IncludesStudents">Whether students may take part.</param>
/// <param name="MinN">The district's own minimum; null for the pack's.</param>
public sealed record Publication(Guid ActivityId, ActivityConfig Config, IReadOnlyList<string> Groups, bool IncludesStudents, int? MinN)
{
    private readonly IActivityType _type = Config.Type;

    /// <summary>The state's rules the campaign is under.</summary>
    public PolicyPack Pack { get; init; } = PolicyPack.Colorado;

    /// <summary>The thoughts and statements that people may not see. They are in no figure, of whatever view; what was said of them
    /// is kept, and counts again once they show again.</summary>
    public IReadOnlySet<string> Moderated { get; init; } = new HashSet<string>();

    /// <summary>Whether an agency's programme keeps results from everyone but the district until they are released.</summary>
    public bool IsWithheld { get; init; }

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
        tally = Moderated.Count == 0 ? tally : _type.Without(tally, Moderated);
        var shapes = _type.Items(tally, Config).ToList();
        if (view == View.Rows)
        {
            return new PublishedTally(ActivityId, view, asOf, version, tally.Respondents, tally.Contributions, [.. Exact(shapes, tally)]);
        }

        var policy = PolicyFor(view);
        PublishedCell[] cells = [.. view == View.Public && IsWithheld ? Withheld(shapes, tally, policy) : Safe(shapes, tally, policy, view)];
        var isCountable = tally.Respondents >= policy.MinN;
        return new PublishedTally(
            ActivityId, view, asOf, version,
            isCountable ? tally.Respondents : null,
            isCountable && !TellsOfHidden(tally.Contributions, cells, policy) ? tally.Contributions : null,
            cells);
    }

    /// <summary>The policy of a view.</summary>
    public DisclosurePolicy PolicyFor(View view) => Pack.For(view, IncludesStudents, MinN);

    private IEnumerable<PublishedCell> Safe(List<ItemShape> shapes, Tally tally, DisclosurePolicy policy, View view)
    {
        var items = new ItemPublication(tally, policy);
        var byItem = shapes.ToDictionary(shape => shape.Item);
        var givenAway = shapes.Where(shape => shape.DependsOn.Any(other => items.IsGivenAwayBy(byItem[other], shape))).ToHashSet();
        var values = _type.Values(Only(shapes.Where(shape => items.IsShownInFull(shape)), tally), Config);
        var everyone = shapes.SelectMany(shape =>
            view == View.Public && (tally[new CellKey(shape.Item)].N == 0 || givenAway.Contains(shape)) ? items.Hidden(shape, "", SuppressionReason.NotEnoughYet, CellState.NotEnough)
            : givenAway.Contains(shape) ? items.Hidden(shape, "", SuppressionReason.Complementary, CellState.Complementary)
            : items.Cells(shape, values(shape)));
        return view == View.Staff ? everyone.Concat(new GroupBreakdown(tally, policy, Groups).Cells(byItem.Where(item => item.Value.PeopleOption is null).ToDictionary(), givenAway)) : everyone;
    }

    private static IEnumerable<PublishedCell> Withheld(List<ItemShape> shapes, Tally tally, DisclosurePolicy policy)
    {
        var items = new ItemPublication(tally, policy);
        return shapes.SelectMany(shape => items.Hidden(shape, "", SuppressionReason.Withheld, CellState.NotEnough));
    }

    private static Tally Only(IEnumerable<ItemShape> shapes, Tally tally)
    {
        var only = new Tally();
        only.Take(shapes.Select(shape => new CellKey(shape.Item)), tally);
        return only;
    }

    // Where people give many contributions, each counts under one item, so the contributions less the numbers shown are
    // those on hidden items.
    private bool TellsOfHidden(long contributions, PublishedCell[] cells, DisclosurePolicy policy)
    {
        var rest = contributions - cells.Where(cell => cell is { Option: null, Group: null }).Sum(cell => cell.N ?? 0);
        return _type.ManyPerParticipant && rest > 0 && rest < policy.MinN;
    }

    private IEnumerable<PublishedCell> Exact(List<ItemShape> shapes, Tally tally)
    {
        var values = _type.Values(Only(shapes, tally), Config);
        return shapes.SelectMany(shape => Groups.Prepend("").SelectMany(group => Exact(shape, group, tally, values)));
    }

    private static IEnumerable<PublishedCell> Exact(ItemShape shape, string group, Tally tally, Func<ItemShape, Figure?> values)
    {
        var total = tally[new CellKey(shape.Item, "", group)];
        var mean = shape.HasMean && total.N > 0 ? (decimal)total.Sum / total.N * shape.Unit : (decimal?)null;
        var figure = group.Length == 0 ? values(shape) : null;
        yield return Shown(shape.Item, null, group, total.N, figure?.Value ?? mean) with { Low = figure?.Low, High = figure?.High };
        foreach (var option in shape.Options)
        {
            var count = tally[new CellKey(shape.Item, option, group)].N;
            yield return Shown(shape.Item, option, group, count, total.N == 0 ? null : (decimal)count / total.N);
        }
    }

    private static PublishedCell Shown(string item, string? option, string group, long n, decimal? value) =>
        new(item, option, group.Length == 0 ? null : group, n, value is { } figure ? decimal.Round(figure, 4) : null, CellState.Shown);
}
