namespace CommunityCollab.Core.Activities;

/// <summary>Whether a contribution counts.</summary>
[GenerateSerializer, Alias("ContributionStanding")]
public enum ContributionStanding
{
    /// <summary>It is in force.</summary>
    InForce,

    /// <summary>The same person said something else on the same thing later, and that is in force instead.</summary>
    Replaced,

    /// <summary>It was withdrawn by the person who gave it, and counts no more. To give it again, send it under a new submission id.</summary>
    Withdrawn,
}
