using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Policies;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Campaigns;

/// <summary>One collaboration effort about one decision.</summary>
[GenerateSerializer, Immutable, Alias("Campaign")]
public sealed record Campaign
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>The district that runs it and owns its records.</summary>
    [Id(1)]
    public required Guid DistrictId { get; init; }

    /// <summary>What it says and when it runs.</summary>
    [Id(2)]
    public required CampaignPlan Plan { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(3)]
    public CampaignState State { get; init; }

    /// <summary>Its activities, in the order people meet them.</summary>
    [Id(4)]
    public IReadOnlyList<Activity> Activities { get; init; } = [];

    /// <summary>Every move it made, oldest first.</summary>
    [Id(5)]
    public IReadOnlyList<CampaignMove> Moves { get; init; } = [];

    /// <summary>Where its district stands with its agency.</summary>
    [Id(6)]
    public TenantStanding DistrictStanding { get; init; } = TenantStanding.Active;

    /// <summary>The state's rules it is under: the newest until it opens, then those it opened under, tightened by each stricter one.</summary>
    [Id(7)]
    public PolicyPack Policy { get; init; } = PolicyPack.Colorado;

    /// <summary>What it is bound by as a district's part in an agency's programme; null when it is the district's own alone.</summary>
    [Id(8)]
    public ProgrammePart? Programme { get; init; }

    /// <summary>What people were told otherwise before, with the notes on it, oldest first.</summary>
    [Id(9)]
    public IReadOnlyList<CampaignChange> Changes { get; init; } = [];

    /// <summary>Who last changed its plan or its activities; null if that was before this was kept.</summary>
    [Id(10)]
    public Guid? LastChangedBy { get; init; }

    /// <summary>Whether the public has been told its plan: from the moment it is scheduled.</summary>
    public bool IsPlanPublic => State is not (CampaignState.Draft or CampaignState.InReview or CampaignState.Cancelled);

    /// <summary>Whether its author approved it, because nobody else in the district may.</summary>
    public bool IsReviewedByAuthor => Moves.LastOrDefault(move => move is { From: CampaignState.InReview, To: CampaignState.Scheduled })?.IsOwnReview == true;

    /// <summary>When it is to be decided whether its results are released; null when that is not waiting for a moment.</summary>
    public DateTimeOffset? ReleaseDueAt =>
        Programme is { Rule: { } rule, Release: null } && Plan.ClosesAt is { } closedAt && IsOver ? rule.DueAt(closedAt) : null;

    /// <summary>The fewest people any public number is about.</summary>
    public int PublicMinN => Policy.For(View.Public, Plan.IncludesStudents, Plan.MinN).MinN;

    /// <summary>Whether the public may see anything of it.</summary>
    public bool IsPublic => IsPlanPublic && DistrictStanding != TenantStanding.Offboarded;

    /// <summary>The campaign once a newer pack holds. Before it opens it is under the newer one; afterwards only what is stricter counts.</summary>
    public Campaign Under(PolicyPack pack) => this with
    {
        Policy = State is CampaignState.Draft or CampaignState.InReview or CampaignState.Scheduled ? pack : Policy.Tightened(pack),
    };

    /// <summary>Whether it takes contributions at a moment: open, and inside its window. The window is checked here and
    /// not only by the clock that moves campaigns, so that opening and closing are exact.</summary>
    public bool TakesContributionsAt(DateTimeOffset now) =>
        EffectiveState(now) == CampaignState.Open;

    /// <summary>The state the campaign is in at a moment, whether or not the clock has caught up with it. While its district is
    /// stopped, an open campaign is paused.</summary>
    public CampaignState EffectiveState(DateTimeOffset now) => State switch
    {
        CampaignState.Scheduled when now >= Plan.ClosesAt => CampaignState.Closed,
        CampaignState.Open or CampaignState.Paused when now >= Plan.ClosesAt => CampaignState.Closed,
        CampaignState.Scheduled when now >= Plan.OpensAt => OpenOrStopped,
        CampaignState.Open => OpenOrStopped,
        _ => State,
    };

    private bool IsOver => State is CampaignState.Closed or CampaignState.Analysed or CampaignState.Reported or CampaignState.Archived;

    private CampaignState OpenOrStopped => DistrictStanding.TakesPart() ? CampaignState.Open : CampaignState.Paused;
}

/// <summary>A move from one state to another.</summary>
/// <param name="From">The state left.</param>
/// <param name="To">The state entered.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who: a credential's name, or <c>clock</c>.</param>
/// <param name="Note">What they said of it; public where the move demands a public note.</param>
[GenerateSerializer, Immutable, Alias("CampaignMove")]
public sealed record CampaignMove(
    [property: Id(0)] CampaignState From,
    [property: Id(1)] CampaignState To,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Actor,
    [property: Id(4)] string? Note)
{
    /// <summary>Their id; null for the clock, and for moves from before this was kept.</summary>
    [Id(5)]
    public Guid? ActorId { get; init; }

    /// <summary>Whether its author approved it with this move, because nobody else in the district may.</summary>
    [Id(6)]
    public bool IsOwnReview { get; init; }

    /// <summary>Whether the clock made it.</summary>
    public bool IsOfClock => ActorId is null && Actor == CampaignLifecycle.Clock;
}
