namespace CommunityCollab.Core.Activities;

/// <summary>An accepted contribution, as the tally needs it.</summary>
/// <param name="Body">What it says.</param>
/// <param name="Participant">Who gave it, as an opaque reference that holds for this activity alone; null in an
/// anonymous activity, where nothing links two contributions.</param>
/// <param name="Groups">The stakeholder groups its giver ticked; a person may be in several.</param>
/// <param name="Id">The id of the thought or statement it brings; empty for the rest.</param>
public sealed record Contribution(
    ContributionBody Body,
    string? Participant,
    IReadOnlyList<string> Groups,
    string Id = "");
