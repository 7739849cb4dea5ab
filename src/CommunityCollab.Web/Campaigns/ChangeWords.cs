using System.Globalization;
using CommunityCollab.Core.Campaigns;

namespace CommunityCollab.Web.Campaigns;

/// <summary>A campaign's changes in a reader's words.</summary>
internal static class ChangeWords
{
    /// <summary>Who made a change; the public is told the role.</summary>
    public static string By(ActorRole role) => role switch
    {
        ActorRole.DistrictAdministrator => "by an administrator of the district",
        ActorRole.CampaignLead => "by a campaign lead of the district",
        ActorRole.Credential => "by a program of the district",
        _ => "by the state agency",
    };

    /// <summary>What a field is called on the page.</summary>
    public static string Name(string field) => field switch
    {
        "title" => "Title",
        "decision" => "The decision",
        "decisionOwner" => "Who decides",
        "decisionDate" => "Decided on",
        "notOpen" => "Not open to change",
        "level" => "How much influence",
        "promise" => "Our promise",
        "reportBackDate" => "We report back by",
        "opensAt" => "Opens",
        "closesAt" => "Closes",
        "timeZone" => "Time zone",
        "groups" => "Groups",
        "minN" => "Smallest group shown",
        "state" => "State",
        _ => field,
    };

    /// <summary>What a field says, as the page says it elsewhere.</summary>
    /// <param name="field">The field.</param>
    /// <param name="says">Its value; null for none.</param>
    /// <param name="timeZone">The campaign's time zone.</param>
    public static string Value(string field, string? says, string timeZone) => (field, says) switch
    {
        (_, null) => "nothing",
        ("decisionDate" or "reportBackDate", _) => Moments.Day(DateOnly.Parse(says, CultureInfo.InvariantCulture)),
        ("opensAt" or "closesAt", _) => Moments.In(timeZone, DateTimeOffset.Parse(says, CultureInfo.InvariantCulture)),
        ("state" or "level", _) => $"{says[0]}{says[1..].ToLowerInvariant()}",
        _ => says,
    };
}
