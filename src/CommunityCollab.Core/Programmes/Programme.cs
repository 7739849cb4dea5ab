using CommunityCollab.Core.Campaigns;

namespace CommunityCollab.Core.Programmes;

/// <summary>A campaign that an agency offers to its districts: a template with a locked core block, a usual window and the rule for
/// releasing results. Each district that accepts gets a campaign of its own.</summary>
[GenerateSerializer, Immutable, Alias("Programme")]
public sealed record Programme
{
    /// <summary>Its name, which the districts' campaigns start with.</summary>
    [Id(0)]
    public required string Title { get; init; }

    /// <summary>What districts read before they answer the offer.</summary>
    [Id(1)]
    public required string About { get; init; }

    /// <summary>The locked questions.</summary>
    [Id(2)]
    public required CoreBlock Core { get; init; }

    /// <summary>How much influence is promised, until a district says otherwise.</summary>
    [Id(3)]
    public SpectrumLevel Level { get; init; } = SpectrumLevel.Consult;

    /// <summary>The stakeholder groups the districts' campaigns start with.</summary>
    [Id(4)]
    public IReadOnlyList<StakeholderGroup> Groups { get; init; } = [];

    /// <summary>Whether students may take part; locked.</summary>
    [Id(5)]
    public bool IncludesStudents { get; init; }

    /// <summary>When districts open, unless their offer says otherwise.</summary>
    [Id(6)]
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>When they close.</summary>
    [Id(7)]
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The IANA time zone its dates are shown in.</summary>
    [Id(8)]
    public string TimeZone { get; init; } = "America/Denver";

    /// <summary>What must hold before results show; null when they show live, in the public's steps.</summary>
    [Id(9)]
    public ReleaseRule? Rule { get; init; }

    /// <summary>The campaign of a district that takes part, as a draft: what the decision is and who makes it is the district's to say.</summary>
    /// <param name="id">The id it gets.</param>
    /// <param name="districtId">The district.</param>
    /// <param name="programmeId">This programme's id.</param>
    /// <param name="window">The district's window.</param>
    public Campaign ToCampaign(Guid id, Guid districtId, Guid programmeId, Window window)
    {
        var core = Core.ToActivity(Guid.CreateVersion7(), id);
        return new Campaign
        {
            Id = id,
            DistrictId = districtId,
            Plan = new CampaignPlan
            {
                Title = Title,
                Level = Level,
                Groups = Groups,
                IncludesStudents = IncludesStudents,
                OpensAt = window.OpensAt,
                ClosesAt = window.ClosesAt,
                TimeZone = TimeZone,
            },
            Activities = [core],
            Programme = new ProgrammePart { ProgrammeId = programmeId, Title = Title, CoreActivityId = core.Id, Core = Core, ClosesAt = window.ClosesAt, Rule = Rule },
        };
    }
}

/// <summary>When a district's campaign opens and closes.</summary>
/// <param name="OpensAt">When it opens.</param>
/// <param name="ClosesAt">When it closes.</param>
[GenerateSerializer, Immutable, Alias("Window")]
public sealed record Window([property: Id(0)] DateTimeOffset OpensAt, [property: Id(1)] DateTimeOffset ClosesAt);
