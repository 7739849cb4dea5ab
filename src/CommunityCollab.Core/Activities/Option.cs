namespace CommunityCollab.Core.Activities;

/// <summary>An answer that can be chosen, or a row or thing to be placed.</summary>
/// <param name="Id">Its id, unique within the question.</param>
/// <param name="Label">What people read.</param>
[GenerateSerializer, Immutable, Alias("Option")]
public sealed record Option([property: Id(0)] string Id, [property: Id(1)] string Label);
