using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Programmes;

namespace CommunityCollab.Core.RollUps;

/// <summary>Adds up what districts publish.</summary>
/// <remarks>"If you can back into a number, the suppression is not effective" (Louisiana). Where a total holds a hidden district, Colorado hides
/// the next smallest district beside it. Here each district publishes by itself, so a neighbour hidden in the roll-up could be looked up
/// on its own page; instead no total holds a hidden district at all. Taking from a total every district that shows leaves
/// exactly nothing, whatever was hidden.</remarks>
public static class RollUps
{
    /// <summary>The roll-up of a programme.</summary>
    /// <param name="programmeId">The programme.</param>
    /// <param name="core">Its core block.</param>
    /// <param name="offers">Where each offer of it stands.</param>
    /// <param name="parts">The districts that accepted.</param>
    /// <param name="asOf">The moment.</param>
    /// <param name="version">Its version.</param>
    public static RollUp Of(
        Guid programmeId, CoreBlock core, IReadOnlyCollection<OfferState> offers, IReadOnlyCollection<DistrictPart> parts, DateTimeOffset asOf, long version)
    {
        List<RollUpDistrict> districts = [.. parts.Where(part => part.SharesParticipation).OrderBy(part => part.Name, StringComparer.Ordinal).ThenBy(part => part.DistrictId).Select(Participation)];
        var released = parts.Where(part => part.SharesResults && !IsWithheld(part) && part.Tally is not null).Select(part => part.Tally!).ToList();
        return new RollUp
        {
            ProgrammeId = programmeId,
            AsOf = asOf,
            Version = version,
            Counts = new RollUpCounts(
                offers.Count(state => state != OfferState.Withdrawn),
                offers.Count(state => state == OfferState.Accepted),
                offers.Count(state => state == OfferState.Declined),
                offers.Count(state => state == OfferState.Offered),
                parts.Count(part => !part.Shares),
                parts.Count(part => part.SharesResults),
                parts.Count(part => part.SharesResults && IsWithheld(part))),
            Participation = Total(districts),
            Districts = districts,
            Cells = Cells(core, released, fewest: 1),
        };
    }

    /// <summary>The figures of a core block over some districts.</summary>
    /// <param name="core">The core block.</param>
    /// <param name="released">What the districts publish.</param>
    /// <param name="fewest">The fewest districts a figure may be over.</param>
    internal static IReadOnlyList<RollUpCell> Cells(CoreBlock core, List<PublishedTally> released, int fewest) =>
        [.. core.Items.SelectMany(item => item.Shapes()).SelectMany(shape => Cells(shape, released, fewest))];

    private static bool IsWithheld(DistrictPart part) => part.Campaign.Programme?.IsWithheld == true;

    private static RollUpDistrict Participation(DistrictPart part) => new(
        part.DistrictId,
        part.Name,
        part.Campaign.Id,
        part.State,
        part.Campaign.Plan.ClosesAt,
        part.Tally?.Respondents,
        part.Campaign.Programme?.HeadCount,
        part.Campaign.Programme?.Release);

    private static RollUpParticipation Total(List<RollUpDistrict> districts)
    {
        var counted = districts.Where(district => district is { Respondents: not null, HeadCount: not null }).ToList();
        return counted.Count == 0
            ? new(null, null, 0, districts.Count)
            : new(counted.Sum(district => district.Respondents), counted.Sum(district => (long)district.HeadCount!.Count), counted.Count, districts.Count - counted.Count);
    }

    private static IEnumerable<RollUpCell> Cells(ItemShape shape, List<PublishedTally> released, int fewest)
    {
        var shown = released.Select(tally => Whole(shape, tally)).OfType<List<PublishedCell>>().ToList();
        var hidden = released.Count - shown.Count;
        var options = shape.Measure == Measure.Rating ? [] : shape.Options;
        if (shown.Count < fewest)
        {
            return options.Prepend(null).Select(option => new RollUpCell(shape.Item, option, null, null, shown.Count, hidden, CellState.NotEnough));
        }

        var people = shown.Sum(cells => cells[0].N!.Value);
        var mean = shape.HasMean ? decimal.Round(shown.Sum(cells => cells[0].N!.Value * cells[0].Value!.Value) / people, 4) : (decimal?)null;
        return options
            .Select((option, place) => (option, n: shown.Sum(cells => cells[place + 1].N!.Value)))
            .Select(sum => new RollUpCell(shape.Item, sum.option, sum.n, decimal.Round((decimal)sum.n / people, 4), shown.Count, hidden, CellState.Shown))
            .Prepend(new RollUpCell(shape.Item, null, people, mean, shown.Count, hidden, CellState.Shown));
    }

    // The base and every option of an item, in the item's order; null when the district hides any of them. Totals of options are then
    // over the same people as the total of the item, and no hidden one is the difference between the two.
    private static List<PublishedCell>? Whole(ItemShape shape, PublishedTally tally)
    {
        var cells = tally.Cells.Where(cell => cell.Item == shape.Item && cell.Group is null).ToList();
        return cells.Count > 0 && cells.All(cell => cell is { State: CellState.Shown, N: not null, Reason: null }) && (!shape.HasMean || cells[0].Value is not null)
            ? cells
            : null;
    }
}
