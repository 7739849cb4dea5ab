using CommunityCollab.GraphQL.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.GraphQL.Activities;
using CommunityCollab.GraphQL.Problems;

namespace CommunityCollab.GraphQL.Campaigns;

/// <summary>A stakeholder group.</summary>
public sealed class StakeholderGroupInput
{
    /// <summary>Its key, unique in the campaign: letters, digits, '-' and '_'.</summary>
    public required string Key { get; init; }

    /// <summary>What people read.</summary>
    public required string Name { get; init; }
}

/// <summary>What a campaign says of itself.</summary>
public sealed class CampaignPlanInput
{
    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>The decision it is about; needed before it goes to review.</summary>
    public string? Decision { get; init; }

    /// <summary>Who decides: an office, such as the board of education; needed before it goes to review.</summary>
    public string? DecisionOwner { get; init; }

    /// <summary>When it is decided; needed before it goes to review.</summary>
    public DateOnly? DecisionDate { get; init; }

    /// <summary>What is not open to influence.</summary>
    public string? NotOpen { get; init; }

    /// <summary>How much influence is promised; COLLABORATE when left out.</summary>
    public SpectrumLevel? Level { get; init; }

    /// <summary>The promise in your own words; the level's own when left out.</summary>
    public string? Promise { get; init; }

    /// <summary>When the community will hear what came of it; needed before it goes to review.</summary>
    public DateOnly? ReportBackDate { get; init; }

    /// <summary>When it opens, with its zone.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>When it closes, with its zone.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>The IANA time zone its dates are shown in; America/Denver when left out.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The stakeholder groups people may say they belong to.</summary>
    public IReadOnlyList<StakeholderGroupInput>? Groups { get; init; }

    /// <summary>Whether students may take part; false when left out.</summary>
    public bool? IncludesStudents { get; init; }

    /// <summary>Your own minimum group size, above the policy's; the policy's when left out.</summary>
    public int? MinN { get; init; }

    internal CampaignPlan ToPlan() => new()
    {
        Title = PlainText.Clean(Title),
        Decision = Clean(Decision),
        DecisionOwner = Clean(DecisionOwner),
        DecisionDate = DecisionDate,
        NotOpen = Clean(NotOpen),
        Level = Level ?? SpectrumLevel.Collaborate,
        Promise = Clean(Promise),
        ReportBackDate = ReportBackDate,
        OpensAt = OpensAt,
        ClosesAt = ClosesAt,
        TimeZone = TimeZone ?? "America/Denver",
        Groups = [.. (Groups ?? []).Select(group => new StakeholderGroup(group.Key, PlainText.Clean(group.Name)))],
        IncludesStudents = IncludesStudents ?? false,
        MinN = MinN,
    };

    private static string? Clean(string? text) => text is null ? null : PlainText.Clean(text);
}

/// <summary>A campaign to start.</summary>
public sealed class CreateCampaignInput
{
    /// <summary>What it says.</summary>
    public required CampaignPlanInput Plan { get; init; }
}

/// <summary>A campaign's new plan.</summary>
public sealed class UpdateCampaignInput
{
    /// <summary>The campaign.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The whole new plan; what is left out is taken out.</summary>
    public required CampaignPlanInput Plan { get; init; }

    /// <summary>Why, up to 500 characters, for the public to read; needed for any change from the moment it is scheduled.</summary>
    public string? Note { get; init; }
}

/// <summary>A campaign to move to another state.</summary>
public sealed class MoveCampaignInput
{
    /// <summary>The campaign.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The state to move it to.</summary>
    public required CampaignState To { get; init; }

    /// <summary>A note, up to 500 characters; needed, and public, when a closed campaign is opened again or one is closed before its time.</summary>
    public string? Note { get; init; }
}

/// <summary>A campaign on which the clock's last move is taken back.</summary>
public sealed class UndoClockMoveInput
{
    /// <summary>The campaign.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>A later closing time; the one it had when left out.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Why, up to 500 characters; the public reads it.</summary>
    public required string Reason { get; init; }
}

/// <summary>What an activity is.</summary>
public sealed class ActivityInput
{
    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>What people read before they start.</summary>
    public string? Introduction { get; init; }

    /// <summary>What is known of who said what.</summary>
    public required IdentityMode Identity { get; init; }

    /// <summary>How often one person may respond.</summary>
    public required Responses Responses { get; init; }

    /// <summary>Whether those who have not responded are reminded; false when left out.</summary>
    public bool? Reminders { get; init; }

    /// <summary>Whether attributes from a roster are joined; false when left out.</summary>
    public bool? RosterAttributes { get; init; }

    /// <summary>Whether district leaders see who said what; false when left out.</summary>
    public bool? ShowIdentity { get; init; }

    /// <summary>What it asks.</summary>
    public required ActivityConfigInput Config { get; init; }

    internal Activity ToActivity(Guid id, Guid campaignId) => new()
    {
        Id = id,
        CampaignId = campaignId,
        Title = PlainText.Clean(Title),
        Introduction = PlainText.Clean(Introduction ?? ""),
        Identity = Identity,
        Responses = Responses,
        LinkUses = Use(Reminders, LinkUses.Reminders) | Use(RosterAttributes, LinkUses.RosterAttributes) | Use(ShowIdentity, LinkUses.ShowIdentity),
        Config = Config.ToConfig(),
    };

    private static LinkUses Use(bool? isUsed, LinkUses use) => isUsed == true ? use : LinkUses.None;
}

/// <summary>An activity to add.</summary>
public sealed class AddActivityInput
{
    /// <summary>The campaign.</summary>
    [Id]
    public required string CampaignId { get; init; }

    /// <summary>The activity.</summary>
    public required ActivityInput Activity { get; init; }
}

/// <summary>An activity to change.</summary>
public sealed class UpdateActivityInput
{
    /// <summary>The activity.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The whole activity as it is to be.</summary>
    public required ActivityInput Activity { get; init; }
}

/// <summary>An activity to take out.</summary>
public sealed class RemoveActivityInput
{
    /// <summary>The activity.</summary>
    [Id]
    public required string Id { get; init; }
}

/// <summary>A thought or statement to show, hold or remove.</summary>
public sealed class ModerateTextInput
{
    /// <summary>The activity.</summary>
    [Id]
    public required string ActivityId { get; init; }

    /// <summary>The key of the thought or statement.</summary>
    public required string Key { get; init; }

    /// <summary>VISIBLE, HELD or REMOVED; only its author withdraws it.</summary>
    public required TextItemState State { get; init; }

    /// <summary>For which of the published reasons; needed to remove it, kept with it, and told to its author.</summary>
    public RemovalReason? Reason { get; init; }

    /// <summary>What staff should know besides; kept with it, and not told to anybody else.</summary>
    public string? Note { get; init; }

    internal ModerationAct ToAct() => new(Key, State, Reason, Core.Access.Reasons.Clean(Note));
}

/// <summary>One-time tokens to make.</summary>
public sealed class IssueOneTimeTokensInput
{
    /// <summary>The activity they open.</summary>
    [Id]
    public required string ActivityId { get; init; }

    /// <summary>How many, up to 5,000.</summary>
    public required int Count { get; init; }
}

/// <summary>The campaign after a change.</summary>
[WithParent]
public class CampaignPayload : Payload
{
    /// <summary>The campaign; null when nothing was done.</summary>
    public CampaignNode? Campaign { get; init; }
}

/// <summary>The activity after a change, with its campaign.</summary>
[WithParent]
public sealed class ActivityPayload : CampaignPayload
{
    /// <summary>The activity; null when nothing was done or it was taken out.</summary>
    public ActivityNode? Activity { get; init; }
}

/// <summary>The thought or statement after a moderator's change.</summary>
[WithParent]
public sealed class ModerateTextPayload : Payload
{
    /// <summary>The thought or statement; null when nothing was done.</summary>
    public TextItemNode? Item { get; init; }
}

/// <summary>The one-time tokens made.</summary>
[WithParent]
public sealed class IssueOneTimeTokensPayload : Payload
{
    /// <summary>The tokens. They are shown this once; null when none were made.</summary>
    public IReadOnlyList<string>? Tokens { get; init; }
}
