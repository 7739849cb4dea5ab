using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Programmes;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Activities;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Problems;

namespace CommunityCollab.GraphQL.Programmes;

/// <summary>The questions asked in every district of a programme, locked.</summary>
public sealed class CoreBlockInput
{
    /// <summary>The survey's name; districts may change it.</summary>
    public required string Title { get; init; }

    /// <summary>What people read before they start; districts may change it.</summary>
    public string? Introduction { get; init; }

    /// <summary>The locked questions.</summary>
    public required IReadOnlyList<SurveyItemInput> Items { get; init; }

    /// <summary>What is known of who said what.</summary>
    public required IdentityMode Identity { get; init; }

    /// <summary>How often one person may respond.</summary>
    public required Responses Responses { get; init; }

    /// <summary>How many questions a district may add after the block, up to 50; 10 when left out.</summary>
    public int? MostLocalItems { get; init; }

    internal CoreBlock ToCoreBlock() => new(
        PlainText.Clean(Title), PlainText.Clean(Introduction ?? ""), [.. Items.Select(item => item.ToItem())], Identity, Responses, MostLocalItems ?? 10);
}

/// <summary>What must hold before anyone but the district itself sees what its people answered.</summary>
public sealed class ReleaseRuleInput
{
    /// <summary>The embargo: results show from this very moment on; none when left out.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The participation rate that must be exceeded, in whole percents; exactly this does not pass. None when left out.</summary>
    public int? MoreThanPercent { get; init; }

    /// <summary>The fewest people who must have taken part; 5 when left out.</summary>
    public int? AtLeast { get; init; }

    internal ReleaseRule ToRule() => new(NotBefore, MoreThanPercent, AtLeast ?? ReleaseRule.UsualAtLeast);
}

/// <summary>What a programme is.</summary>
public sealed class ProgrammeInput
{
    /// <summary>Its name, which the districts' campaigns start with.</summary>
    public required string Title { get; init; }

    /// <summary>What districts read before they answer the offer.</summary>
    public required string About { get; init; }

    /// <summary>The locked questions.</summary>
    public required CoreBlockInput Core { get; init; }

    /// <summary>How much influence is promised, until a district says otherwise; CONSULT when left out.</summary>
    public SpectrumLevel? Level { get; init; }

    /// <summary>The stakeholder groups the districts' campaigns start with.</summary>
    public IReadOnlyList<StakeholderGroupInput>? Groups { get; init; }

    /// <summary>Whether students may take part; false when left out.</summary>
    public bool? IncludesStudents { get; init; }

    /// <summary>When districts open, unless their offer says otherwise.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>When they close.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The IANA time zone its dates are shown in; America/Denver when left out.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What must hold before results show; when left out they show live, in the public's steps.</summary>
    public ReleaseRuleInput? ReleaseRule { get; init; }

    internal Programme ToProgramme() => new()
    {
        Title = PlainText.Clean(Title),
        About = PlainText.Clean(About),
        Core = Core.ToCoreBlock(),
        Level = Level ?? SpectrumLevel.Consult,
        Groups = [.. (Groups ?? []).Select(group => new StakeholderGroup(group.Key, PlainText.Clean(group.Name)))],
        IncludesStudents = IncludesStudents ?? false,
        OpensAt = OpensAt,
        ClosesAt = ClosesAt,
        TimeZone = TimeZone ?? "America/Denver",
        Rule = ReleaseRule?.ToRule(),
    };
}

/// <summary>A programme to make.</summary>
public sealed class CreateProgrammeInput
{
    /// <summary>What it is.</summary>
    public required ProgrammeInput Programme { get; init; }
}

/// <summary>A programme to change that was not offered yet.</summary>
public sealed class UpdateProgrammeInput
{
    /// <summary>The programme.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The whole programme as it is to be.</summary>
    public required ProgrammeInput Programme { get; init; }
}

/// <summary>A programme to offer.</summary>
public sealed class OfferProgrammeInput
{
    /// <summary>The programme.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The districts; every one that is invited or active when left out.</summary>
    [Id]
    public IReadOnlyList<string>? DistrictIds { get; init; }

    /// <summary>When these open; the programme's own time when left out.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>When these close; the programme's own time when left out.</summary>
    public DateTimeOffset? ClosesAt { get; init; }
}

/// <summary>A programme whose districts close later.</summary>
public sealed class ExtendProgrammeInput
{
    /// <summary>The programme.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The districts; every one that has not closed when left out.</summary>
    [Id]
    public IReadOnlyList<string>? DistrictIds { get; init; }

    /// <summary>When they close now.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Why; kept in the audit logs of the agency and of each district.</summary>
    public required string Reason { get; init; }
}

/// <summary>An offer to take back.</summary>
public sealed class WithdrawOfferInput
{
    /// <summary>The offer.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Why; the district reads it.</summary>
    public required string Reason { get; init; }
}

/// <summary>An offer to accept.</summary>
public sealed class AcceptOfferInput
{
    /// <summary>The offer.</summary>
    [Id]
    public required string Id { get; init; }
}

/// <summary>An offer to decline.</summary>
public sealed class DeclineOfferInput
{
    /// <summary>The offer.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Why, for the agency.</summary>
    public string? Reason { get; init; }
}

/// <summary>A head count to sign.</summary>
public sealed class SignHeadCountInput
{
    /// <summary>The campaign, which is a district's part in a programme.</summary>
    [Id]
    public required string CampaignId { get; init; }

    /// <summary>How many people it asks.</summary>
    public required int Count { get; init; }

    /// <summary>Where the count comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The day it was counted.</summary>
    public required DateOnly CountedOn { get; init; }

    /// <summary>Why it takes the place of the one signed before; needed then.</summary>
    public string? Reason { get; init; }
}

/// <summary>The programme after a change.</summary>
[WithParent]
public sealed class ProgrammePayload : Payload
{
    /// <summary>The programme; null when nothing was done.</summary>
    public ProgrammeNode? Programme { get; init; }
}

/// <summary>The offer after a change.</summary>
[WithParent]
public sealed class OfferPayload : Payload
{
    /// <summary>The offer; null when nothing was done.</summary>
    public OfferNode? Offer { get; init; }

    /// <summary>The campaign that an accepted offer became; null otherwise.</summary>
    public CampaignNode? Campaign { get; init; }
}
