using CommunityCollab.Core.Activities.Opinion;

namespace CommunityCollab.Core.Disclosure;

/// <summary>What a participant may learn of their own place among the opinion groups.</summary>
/// <param name="Version">The version of the tally the groups were found in.</param>
/// <param name="State">Whether they are in a group that may be shown.</param>
/// <param name="Index">The group's index; null unless it may be shown.</param>
[GenerateSerializer, Immutable, Alias("OwnOpinionGroup")]
public sealed record OwnOpinionGroup(
    [property: Id(0)] long Version,
    [property: Id(1)] OwnOpinionGroupState State,
    [property: Id(2)] int? Index)
{
    /// <summary>Finds a participant among the groups.</summary>
    public static OwnOpinionGroup Of(OpinionGroups found, long version, string participant, DisclosurePolicy policy)
    {
        var place = found.Participants.Select(placed => placed.Participant).ToList().BinarySearch(participant, StringComparer.Ordinal);
        if (place < 0 || found.K == 0)
        {
            return new(version, OwnOpinionGroupState.NotGrouped, null);
        }

        var group = found.Participants[place].Group;
        return found.Groups[group].Size < policy.MinN
            ? new(version, OwnOpinionGroupState.TooSmallToShow, null)
            : new(version, OwnOpinionGroupState.Grouped, group);
    }
}

/// <summary>Whether a participant is in an opinion group that may be shown.</summary>
[GenerateSerializer, Alias("OwnOpinionGroupState")]
public enum OwnOpinionGroupState
{
    /// <summary>They have not voted enough to be placed.</summary>
    NotGrouped,

    /// <summary>They are in a group.</summary>
    Grouped,

    /// <summary>They are in a group too small to be shown.</summary>
    TooSmallToShow,
}
