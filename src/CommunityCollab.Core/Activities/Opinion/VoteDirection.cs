namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>Which way a statement speaks for a group.</summary>
public enum VoteDirection
{
    /// <summary>The group stands out by agreeing.</summary>
    Agree,

    /// <summary>The group stands out by disagreeing.</summary>
    Disagree,
}
