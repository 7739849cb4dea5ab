namespace CommunityCollab.Core.Activities;

/// <summary>Whether and how participants may share texts for others to rate or vote on.</summary>
/// <param name="HeldForModerator">Whether a moderator sees each text before others do.</param>
/// <param name="MaxPerParticipant">How many texts one participant may share; what they withdrew is not counted.</param>
public sealed record TextSharing(bool HeldForModerator, int MaxPerParticipant)
{
    /// <summary>Participants share nothing.</summary>
    public static TextSharing None { get; } = new(false, 0);
}
