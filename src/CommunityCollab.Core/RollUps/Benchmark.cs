using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Programmes;

namespace CommunityCollab.Core.RollUps;

/// <summary>A district's own published figures beside those over districts like it.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="Bands">The district itself, then the state, its size and each BOCES it is in.</param>
[GenerateSerializer, Immutable, Alias("Benchmark")]
public sealed record Benchmark([property: Id(0)] Guid ProgrammeId, [property: Id(1)] IReadOnlyList<BenchmarkBand> Bands)
{
    /// <summary>The fewest districts a band's figure may be over, so that it is of no one district.</summary>
    public const int FewestDistricts = 5;

    /// <summary>The benchmark of a district.</summary>
    /// <param name="programmeId">The programme.</param>
    /// <param name="core">Its core block.</param>
    /// <param name="parts">The districts that take part.</param>
    /// <param name="own">The district that asks, which is one of them.</param>
    public static Benchmark Of(Guid programmeId, CoreBlock core, IReadOnlyCollection<DistrictPart> parts, DistrictPart own) => new(
        programmeId,
        [
            Band(BandKind.Own, own.Name, core, own.Tally is null ? [] : [own], 1),
            Band(BandKind.State, "State", core, parts, FewestDistricts),
            .. SizeBand.Of(own.Pupils) is { } size ? [Band(BandKind.Size, size.Name, core, [.. parts.Where(part => SizeBand.Of(part.Pupils) == size)], FewestDistricts)] : Array.Empty<BenchmarkBand>(),
            .. own.Boces.Select(boces => Band(BandKind.Boces, boces.Name, core, [.. parts.Where(part => part.Boces.Contains(boces))], FewestDistricts)),
        ]);

    private static BenchmarkBand Band(BandKind kind, string name, CoreBlock core, IReadOnlyCollection<DistrictPart> parts, int fewest)
    {
        List<PublishedTally> published = [.. parts.Where(part => (kind == BandKind.Own || part.SharesResults) && part.Tally is not null).Select(part => part.Tally!)];
        return new BenchmarkBand(kind, name, RollUps.Cells(core, published, fewest));
    }
}

/// <summary>Districts that are compared.</summary>
/// <param name="Kind">What they have in common.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cells">The figures over those that share results and show the whole of an item; hidden where those are fewer than five.</param>
[GenerateSerializer, Immutable, Alias("BenchmarkBand")]
public sealed record BenchmarkBand([property: Id(0)] BandKind Kind, [property: Id(1)] string Name, [property: Id(2)] IReadOnlyList<RollUpCell> Cells);

/// <summary>What the districts of a band have in common.</summary>
[GenerateSerializer, Alias("BandKind")]
public enum BandKind
{
    /// <summary>The district itself.</summary>
    Own,

    /// <summary>The agency they are of.</summary>
    State,

    /// <summary>How many pupils they have.</summary>
    Size,

    /// <summary>A BOCES they are members of.</summary>
    Boces,
}

/// <summary>A BOCES that a district is a member of.</summary>
/// <param name="Id">The BOCES.</param>
/// <param name="Name">Its name.</param>
public sealed record BocesOfDistrict(Guid Id, string Name);

/// <summary>Districts of about one size. Of Colorado's 178 districts in 2015-16, 53 had fewer than 250 pupils, 85 fewer than 500 and 109 fewer than
/// 1,000 (Colorado Rural Schools Alliance).</summary>
/// <param name="Name">What it is called.</param>
/// <param name="From">The fewest pupils.</param>
public sealed record SizeBand(string Name, int From)
{
    private static readonly SizeBand[] All =
    [
        new("5,000 pupils and more", 5_000), new("1,000 to 4,999 pupils", 1_000), new("500 to 999 pupils", 500), new("250 to 499 pupils", 250), new("Under 250 pupils", 0),
    ];

    /// <summary>The band of a number of pupils; null when the number is not known.</summary>
    public static SizeBand? Of(int? pupils) => pupils is null ? null : All.First(band => pupils >= band.From);
}
