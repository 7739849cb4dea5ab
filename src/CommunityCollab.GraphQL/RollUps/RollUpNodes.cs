using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Core.RollUps;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Programmes;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;

namespace CommunityCollab.GraphQL.RollUps;

/// <summary>What an agency sees of a programme over all its districts: aggregates of what each district's own publication lets go, under an
/// agreement that is in force.</summary>
/// <param name="rollUp">The roll-up.</param>
[Name("AgencyRollup"), Implements(typeof(INode)), WithParent]
public sealed class RollUpNode(RollUp rollUp) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "AgencyRollup";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, rollUp.ProgrammeId);

    /// <summary>The id of the programme.</summary>
    [Id]
    public string ProgrammeId => GlobalId.Of(ProgrammeNode.TypeName, rollUp.ProgrammeId);

    /// <summary>When anything in it last changed.</summary>
    public DateTimeOffset AsOf => rollUp.AsOf;

    /// <summary>Grows with every change, across restarts too.</summary>
    public long Version => rollUp.Version;

    /// <summary>How many districts were offered it and could have answered.</summary>
    public int Offered => rollUp.Counts.Offered;

    /// <summary>How many districts take part.</summary>
    public int Accepted => rollUp.Counts.Accepted;

    /// <summary>How many districts declined.</summary>
    public int Declined => rollUp.Counts.Declined;

    /// <summary>How many districts have not answered.</summary>
    public int NotAnswered => rollUp.Counts.NotAnswered;

    /// <summary>How many of those that take part share nothing, since no agreement is in force.</summary>
    public int NotShared => rollUp.Counts.NotShared;

    /// <summary>How many of those that take part share results.</summary>
    public int SharingResults => rollUp.Counts.SharingResults;

    /// <summary>How many of those that share results are not released yet: embargoed, or with too few taking part.</summary>
    public int Withheld => rollUp.Counts.Withheld;

    /// <summary>How many took part, over the districts that share this and have enough people to say.</summary>
    public RollUpParticipationNode Participation => new(rollUp.Participation);

    /// <summary>The districts that share how many took part, in the order in which they accepted.</summary>
    [Paged]
    public RollUpDistrictConnection Districts(IResolveFieldContext context)
    {
        // A district's campaign is made when it accepts.
        var page = rollUp.Districts.Page(context, district => district.CampaignId);
        return new()
        {
            Edges = page.Edges((district, cursor) => new RollUpDistrictEdge(new RollUpDistrictNode(rollUp.ProgrammeId, district), cursor)),
            PageInfo = page.Info,
            TotalCount = page.TotalCount,
        };
    }

    /// <summary>The figures of the core block, over the districts that show the whole of each item. A district that hides any of an item is in
    /// none of its totals, so that nothing hidden can be worked out from them.</summary>
    public IReadOnlyList<RollUpCellNode> Cells => [.. rollUp.Cells.Select(cell => new RollUpCellNode(cell))];
}

/// <summary>How many took part over several districts.</summary>
/// <param name="participation">The numbers.</param>
[Name("RollupParticipation"), WithParent]
public sealed class RollUpParticipationNode(RollUpParticipation participation)
{
    /// <summary>How many people; null while no district has enough to say.</summary>
    public long? Respondents => participation.Respondents;

    /// <summary>How many were asked, as signed, in the districts whose people are counted; null while none are.</summary>
    public long? HeadCount => participation.HeadCount;

    /// <summary>Respondents as a share of those asked; never clipped at 1. Null while it is unknown.</summary>
    public decimal? Rate => participation.Rate;

    /// <summary>Whether more took part than were asked, so that a head count is wrong.</summary>
    public bool IsOverHeadCount => participation.Rate > 1;

    /// <summary>How many districts are counted.</summary>
    public int Districts => participation.Districts;

    /// <summary>How many districts are not, since too few took part there to say.</summary>
    public int TooFew => participation.TooFew;
}

/// <summary>How many took part in a district.</summary>
/// <param name="programmeId">The programme.</param>
/// <param name="district">The numbers.</param>
[Name("RollupDistrict"), Implements(typeof(INode)), WithParent]
public sealed class RollUpDistrictNode(Guid programmeId, RollUpDistrict district) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "RollupDistrict";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, programmeId, district.DistrictId.ToString("N"));

    /// <summary>The id of the district.</summary>
    [Id]
    public string DistrictId => GlobalId.Of(DistrictNode.TypeName, district.DistrictId);

    /// <summary>Its name.</summary>
    public string Name => district.Name;

    /// <summary>The id of its campaign.</summary>
    [Id]
    public string CampaignId => GlobalId.Of(CampaignNode.TypeName, district.CampaignId);

    /// <summary>Where its campaign stands.</summary>
    public CampaignState State => district.State;

    /// <summary>When its campaign closes or closed.</summary>
    public DateTimeOffset? ClosesAt => district.ClosesAt;

    /// <summary>How many people took part, in the public's steps; null while that is too few to say.</summary>
    public long? Respondents => district.Respondents;

    /// <summary>How many it asks, as signed; null while nobody has.</summary>
    public HeadCountNode? HeadCount => district.HeadCount is { } count ? new HeadCountNode(count) : null;

    /// <summary>Respondents as a share of those asked; never clipped at 1. Null while it is unknown.</summary>
    public decimal? Rate => district.Rate;

    /// <summary>Whether more took part than were asked, so that the head count is wrong.</summary>
    public bool IsOverHeadCount => district.Rate > 1;

    /// <summary>What came of the release of its results; null while that is not decided, or when there is no rule.</summary>
    public ReleaseVerdict? Release => district.Release?.Verdict;
}

/// <summary>A figure over the districts that show the whole of its item.</summary>
/// <param name="cell">The figure.</param>
[Name("RollupCell"), WithParent]
public sealed class RollUpCellNode(RollUpCell cell)
{
    /// <summary>Its name: <c>item/option</c>, or the item alone.</summary>
    public string Key => cell.Option is null ? cell.Item : $"{cell.Item}/{cell.Option}";

    /// <summary>The question; a matrix row is <c>question.row</c>.</summary>
    public string Item => cell.Item;

    /// <summary>The answer; null for the item's own base.</summary>
    public string? Option => cell.Option;

    /// <summary>How many people in those districts; null when there is no such district.</summary>
    public long? N => cell.N;

    /// <summary>A share of the base (0 to 1), or a mean; null when there is none.</summary>
    public decimal? Value => cell.Value;

    /// <summary>How many districts are in it.</summary>
    public int Districts => cell.Districts;

    /// <summary>How many districts that are released are not in it, because some of the item is hidden there.</summary>
    public int Hidden => cell.Hidden;

    /// <summary>Whether it is shown.</summary>
    public CellState State => cell.State;
}

/// <summary>A district of a roll-up in a list.</summary>
/// <param name="node">The district.</param>
/// <param name="cursor">Its place.</param>
[Name("RollupDistrictEdge"), WithParent]
public sealed class RollUpDistrictEdge(RollUpDistrictNode node, string cursor)
{
    /// <summary>The district.</summary>
    public RollUpDistrictNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of a roll-up's districts.</summary>
[Name("RollupDistrictConnection"), WithParent]
public sealed class RollUpDistrictConnection
{
    /// <summary>The districts with their places.</summary>
    public required IReadOnlyList<RollUpDistrictEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}

/// <summary>A district's own published figures beside those over districts like it.</summary>
/// <param name="benchmark">The figures.</param>
[Name("Benchmark"), WithParent]
public sealed class BenchmarkNode(Benchmark benchmark)
{
    /// <summary>The id of the programme.</summary>
    [Id]
    public string ProgrammeId => GlobalId.Of(ProgrammeNode.TypeName, benchmark.ProgrammeId);

    /// <summary>The district itself, then the state, its size and each BOCES it is in.</summary>
    public IReadOnlyList<BenchmarkBandNode> Bands => [.. benchmark.Bands.Select(band => new BenchmarkBandNode(band))];
}

/// <summary>Districts that are compared. No district is named but the one that asks.</summary>
/// <param name="band">The band.</param>
[Name("BenchmarkBand"), WithParent]
public sealed class BenchmarkBandNode(BenchmarkBand band)
{
    /// <summary>What they have in common.</summary>
    public BandKind Kind => band.Kind;

    /// <summary>Its name.</summary>
    public string Name => band.Name;

    /// <summary>The figures over those that share results and show the whole of an item; hidden where those are fewer than five.</summary>
    public IReadOnlyList<RollUpCellNode> Cells => [.. band.Cells.Select(cell => new RollUpCellNode(cell))];
}
