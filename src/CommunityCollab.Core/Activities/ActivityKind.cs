namespace CommunityCollab.Core.Activities;

/// <summary>The ways of taking part.</summary>
[GenerateSerializer, Alias("ActivityKind")]
public enum ActivityKind
{
    /// <summary>Questions of several types, with skip logic.</summary>
    Survey,

    /// <summary>One question in a meeting, with live bars.</summary>
    Poll,

    /// <summary>Share thoughts on an open question, rate others' thoughts, discover the top ones.</summary>
    Exchange,

    /// <summary>Agree, disagree or pass on short statements; opinion groups and common ground come out.</summary>
    Opinion,

    /// <summary>Choose one of two ideas, again and again; add ideas; a score for each comes out.</summary>
    Pairwise,
}
