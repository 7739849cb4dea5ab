namespace CommunityCollab.Core.Programmes;

/// <summary>What a campaign is bound by because it is a district's part in an agency's programme.</summary>
[GenerateSerializer, Immutable, Alias("ProgrammePart")]
public sealed record ProgrammePart
{
    /// <summary>The programme.</summary>
    [Id(0)]
    public required Guid ProgrammeId { get; init; }

    /// <summary>The programme's name.</summary>
    [Id(1)]
    public required string Title { get; init; }

    /// <summary>The activity that carries the core block.</summary>
    [Id(2)]
    public required Guid CoreActivityId { get; init; }

    /// <summary>The core block.</summary>
    [Id(3)]
    public required CoreBlock Core { get; init; }

    /// <summary>When the agency has it close. It may have been closed before.</summary>
    [Id(7)]
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>What must hold before results show to anyone but the district; null when they show live, in the public's steps.</summary>
    [Id(4)]
    public ReleaseRule? Rule { get; init; }

    /// <summary>The head counts the district signed, oldest first; the last one holds.</summary>
    [Id(5)]
    public IReadOnlyList<HeadCount> HeadCounts { get; init; } = [];

    /// <summary>What came of the release when it was due; null until then.</summary>
    [Id(6)]
    public ReleaseOutcome? Release { get; init; }

    /// <summary>The head count that holds; null when none was signed.</summary>
    public HeadCount? HeadCount => HeadCounts.Count > 0 ? HeadCounts[^1] : null;

    /// <summary>Whether the core activity's results are kept from everyone but the district.</summary>
    public bool IsWithheld => Rule is not null && Release?.Verdict != ReleaseVerdict.Released;

    /// <summary>The part of a campaign that goes on, so that its release is still to be decided.</summary>
    public ProgrammePart Undecided() => this with { Release = null };

    /// <summary>The part with a new head count. A release that failed is looked at again.</summary>
    public ProgrammePart With(HeadCount count) => this with
    {
        HeadCounts = [.. HeadCounts, count],
        Release = Release?.Verdict == ReleaseVerdict.Released ? Release : null,
    };
}

/// <summary>What came of a release.</summary>
/// <param name="Verdict">Whether results show.</param>
/// <param name="At">When it was decided.</param>
[GenerateSerializer, Immutable, Alias("ReleaseOutcome")]
public sealed record ReleaseOutcome([property: Id(0)] ReleaseVerdict Verdict, [property: Id(1)] DateTimeOffset At);
