using CommunityCollab.Core.Activities;

namespace CommunityCollab.Core.Campaigns;

/// <summary>One way of taking part in a campaign. Fixed once the campaign opens.</summary>
[GenerateSerializer, Immutable, Alias("Activity")]
public sealed record Activity
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>Its campaign.</summary>
    [Id(1)]
    public required Guid CampaignId { get; init; }

    /// <summary>Its name, as people see it.</summary>
    [Id(2)]
    public required string Title { get; init; }

    /// <summary>What people read before they start; may be empty.</summary>
    [Id(3)]
    public string Introduction { get; init; } = "";

    /// <summary>What it asks.</summary>
    [Id(4)]
    public required ActivityConfig Config { get; init; }

    /// <summary>What is known of who said what.</summary>
    [Id(5)]
    public required IdentityMode Identity { get; init; }

    /// <summary>How often one person may respond.</summary>
    [Id(6)]
    public Responses Responses { get; init; }

    /// <summary>What else is done with the link between a person and their answers.</summary>
    [Id(7)]
    public LinkUses LinkUses { get; init; }

    /// <summary>The words on how identity is handled. They come from the mode, so that they cannot contradict it.</summary>
    public string IdentityNotice => Identity switch
    {
        IdentityMode.Anonymous => "Anonymous: nothing is kept that links you to your answers, so they cannot be changed or taken back later, nor can you be told what became of them.",
        IdentityMode.Confidential => "Confidential: your answers are kept under a code apart from who you are. District leaders see totals, never your answers. You can change or withdraw them until the campaign closes.",
        _ => "With your name: the district sees your name with your answers.",
    };
}

/// <summary>What is known of who said what. Fixed when the campaign opens.</summary>
[GenerateSerializer, Alias("IdentityMode")]
public enum IdentityMode
{
    /// <summary>Nothing links a person to an answer.</summary>
    Anonymous,

    /// <summary>A link is kept apart, for changing, withdrawing and counting a person once.</summary>
    Confidential,

    /// <summary>The district sees the name.</summary>
    Identified,
}

/// <summary>How often one person may respond.</summary>
[GenerateSerializer, Alias("Responses")]
public enum Responses
{
    /// <summary>One response a person, by their participant token; a new one replaces the old.</summary>
    OnePerParticipant,

    /// <summary>One response a one-time token; the token cannot be linked to the response.</summary>
    OnePerToken,

    /// <summary>Any number; nothing is promised about who or how often.</summary>
    Open,
}

/// <summary>Uses of the link between a person and their answers, beyond counting them once.</summary>
[Flags]
[GenerateSerializer, Alias("LinkUses")]
public enum LinkUses
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Remind those who have not responded.</summary>
    Reminders = 1,

    /// <summary>Join attributes from a roster, such as the school.</summary>
    RosterAttributes = 2,

    /// <summary>Show district leaders who said what.</summary>
    ShowIdentity = 4,
}

/// <summary>The names of the uses, as whoever writes an activity gives them.</summary>
public static class LinkUseNames
{
    /// <summary>The name of the first of some uses.</summary>
    /// <param name="uses">One or more uses.</param>
    public static string FirstName(this LinkUses uses) =>
        uses.HasFlag(LinkUses.Reminders) ? "reminders" : uses.HasFlag(LinkUses.RosterAttributes) ? "rosterAttributes" : "showIdentity";
}
