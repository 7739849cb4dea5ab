using System.Text.Json.Serialization;
using CommunityCollab.Core.Calendar;

namespace CommunityCollab.Core.Campaigns;

/// <summary>What a campaign says of itself: the decision first, then the promise and the dates.</summary>
[GenerateSerializer, Immutable, Alias("CampaignPlan")]
public sealed record CampaignPlan
{
    /// <summary>Its name, as people see it.</summary>
    [Id(0)]
    public required string Title { get; init; }

    /// <summary>The decision it is about; without one there is no point in asking.</summary>
    [Id(1)]
    public string? Decision { get; init; }

    /// <summary>Who decides: an office, such as the board of education.</summary>
    [Id(2)]
    public string? DecisionOwner { get; init; }

    /// <summary>When it is decided.</summary>
    [Id(3)]
    public DateOnly? DecisionDate { get; init; }

    /// <summary>What is not open to influence, said beforehand.</summary>
    [Id(4)]
    public string? NotOpen { get; init; }

    /// <summary>How much influence is promised.</summary>
    [Id(5)]
    public SpectrumLevel Level { get; init; } = SpectrumLevel.Collaborate;

    /// <summary>The promise in the district's words; null for the level's own.</summary>
    [Id(6)]
    public string? Promise { get; init; }

    /// <summary>When the community will hear what came of it.</summary>
    [Id(7)]
    public DateOnly? ReportBackDate { get; init; }

    /// <summary>When it opens.</summary>
    [Id(8)]
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>When it closes.</summary>
    [Id(9)]
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>The IANA time zone its dates are shown in.</summary>
    [Id(10)]
    public string TimeZone { get; init; } = "America/Denver";

    /// <summary>The stakeholder groups people may say they belong to, any number of them.</summary>
    [Id(11)]
    public IReadOnlyList<StakeholderGroup> Groups { get; init; } = [];

    /// <summary>Whether students may take part, so that the rules for student data hold.</summary>
    [Id(12)]
    public bool IncludesStudents { get; init; }

    /// <summary>The district's own minimum group size; null for the policy's. Once open it may only rise.</summary>
    [Id(13)]
    public int? MinN { get; init; }

    /// <summary>The day people there read on the calendar when it closes; null when it says no closing.</summary>
    public DateOnly? ClosingDay => ClosesAt is { } closes ? TimeZones.DayIn(TimeZone, closes) : null;

    /// <summary>The promise as people read it.</summary>
    public string PromiseText => Promise ?? Level switch
    {
        SpectrumLevel.Inform => "We will keep you informed.",
        SpectrumLevel.Consult => "We will listen to you and tell you how your input influenced the decision.",
        SpectrumLevel.Involve => "Your concerns will be directly reflected in the alternatives, and we will tell you how.",
        SpectrumLevel.Collaborate => "We will look to you for advice and include it in the decision as far as possible.",
        _ => "We will implement what you decide.",
    };
}

/// <summary>A named segment of the community.</summary>
/// <param name="Key">Its key within the campaign; <c>id</c> in the store, as it was first called.</param>
/// <param name="Name">What people read.</param>
[GenerateSerializer, Immutable, Alias("StakeholderGroup")]
public sealed record StakeholderGroup([property: Id(0), JsonPropertyName("id")] string Key, [property: Id(1)] string Name);
