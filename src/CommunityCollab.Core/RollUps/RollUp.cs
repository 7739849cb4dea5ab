using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Programmes;

namespace CommunityCollab.Core.RollUps;

/// <summary>What an agency sees of a programme over all its districts: aggregates of what each district's own publication lets go, under an
/// agreement that is in force. It holds no figure that those publications do not.</summary>
[GenerateSerializer, Immutable, Alias("RollUp")]
public sealed record RollUp
{
    /// <summary>The programme.</summary>
    [Id(0)]
    public required Guid ProgrammeId { get; init; }

    /// <summary>When anything in it last changed.</summary>
    [Id(1)]
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Grows with every change, across restarts too.</summary>
    [Id(2)]
    public required long Version { get; init; }

    /// <summary>How many districts stand where.</summary>
    [Id(3)]
    public required RollUpCounts Counts { get; init; }

    /// <summary>How many took part, over the districts that share this and have enough people to say.</summary>
    [Id(4)]
    public required RollUpParticipation Participation { get; init; }

    /// <summary>The districts that share how many took part, by name.</summary>
    [Id(5)]
    public required IReadOnlyList<RollUpDistrict> Districts { get; init; }

    /// <summary>The figures of the core block.</summary>
    [Id(6)]
    public required IReadOnlyList<RollUpCell> Cells { get; init; }

    /// <summary>Whether another roll-up of the same programme says just the same.</summary>
    public bool SaysTheSameAs(RollUp other) =>
        Counts == other.Counts && Participation == other.Participation && Districts.SequenceEqual(other.Districts) && Cells.SequenceEqual(other.Cells);
}

/// <summary>How many districts of a programme stand where. A district is counted under one answer to the offer.</summary>
/// <param name="Offered">How many were offered it and could have answered.</param>
/// <param name="Accepted">How many take part.</param>
/// <param name="Declined">How many do not.</param>
/// <param name="NotAnswered">How many have not said.</param>
/// <param name="NotShared">How many of those that take part share nothing, since no agreement is in force.</param>
/// <param name="SharingResults">How many of those that take part share results.</param>
/// <param name="Withheld">How many of those that share results are not released yet: embargoed, or with too few taking part.</param>
[GenerateSerializer, Immutable, Alias("RollUpCounts")]
public sealed record RollUpCounts(
    [property: Id(0)] int Offered,
    [property: Id(1)] int Accepted,
    [property: Id(2)] int Declined,
    [property: Id(3)] int NotAnswered,
    [property: Id(4)] int NotShared,
    [property: Id(5)] int SharingResults,
    [property: Id(6)] int Withheld);

/// <summary>How many took part over several districts.</summary>
/// <param name="Respondents">How many people; null while no district has enough to say.</param>
/// <param name="HeadCount">How many were asked in the districts whose people are counted; null while none are.</param>
/// <param name="Districts">How many districts are counted.</param>
/// <param name="TooFew">How many are not, since too few took part there to say.</param>
[GenerateSerializer, Immutable, Alias("RollUpParticipation")]
public sealed record RollUpParticipation(
    [property: Id(0)] long? Respondents,
    [property: Id(1)] long? HeadCount,
    [property: Id(2)] int Districts,
    [property: Id(3)] int TooFew)
{
    /// <summary>Respondents as a share of those asked, to four decimals; never clipped at 1. Null while it is unknown.</summary>
    public decimal? Rate => ParticipationRate.Of(Respondents, HeadCount);
}

/// <summary>How many took part in a district.</summary>
/// <param name="DistrictId">The district.</param>
/// <param name="Name">Its name.</param>
/// <param name="CampaignId">Its campaign.</param>
/// <param name="State">Where its campaign stands.</param>
/// <param name="ClosesAt">When its campaign closes or closed.</param>
/// <param name="Respondents">How many people took part; null while that is too few to say.</param>
/// <param name="HeadCount">The head count that holds; null while none is signed.</param>
/// <param name="Release">Whether its results are released, and if not, what they lack; null while that is not decided, or when the programme has no rule.</param>
[GenerateSerializer, Immutable, Alias("RollUpDistrict")]
public sealed record RollUpDistrict(
    [property: Id(0)] Guid DistrictId,
    [property: Id(1)] string Name,
    [property: Id(2)] Guid CampaignId,
    [property: Id(3)] CampaignState State,
    [property: Id(4)] DateTimeOffset? ClosesAt,
    [property: Id(5)] long? Respondents,
    [property: Id(6)] HeadCount? HeadCount,
    [property: Id(7)] ReleaseOutcome? Release)
{
    /// <summary>Respondents as a share of those asked, to four decimals; never clipped at 1. Null while it is unknown.</summary>
    public decimal? Rate => ParticipationRate.Of(Respondents, HeadCount?.Count);
}

/// <summary>A figure over the districts that show the whole of its item.</summary>
/// <param name="Item">The question of the core block; a matrix row is <c>question.row</c>.</param>
/// <param name="Option">The answer; null for the item's own base.</param>
/// <param name="N">How many people in those districts; null when there is no such district.</param>
/// <param name="Value">A share of the base (0 to 1), or a mean; null when there is none.</param>
/// <param name="Districts">How many districts are in it.</param>
/// <param name="Hidden">How many districts that are released are not in it, because some of the item is hidden there.</param>
/// <param name="State">Whether the figure is shown.</param>
[GenerateSerializer, Immutable, Alias("RollUpCell")]
public sealed record RollUpCell(
    [property: Id(0)] string Item,
    [property: Id(1)] string? Option,
    [property: Id(2)] long? N,
    [property: Id(3)] decimal? Value,
    [property: Id(4)] int Districts,
    [property: Id(5)] int Hidden,
    [property: Id(6)] CellState State);
