using System.Text.Json.Serialization;

namespace CommunityCollab.Core.Activities;

/// <summary>An answer that can be chosen, or a row or thing to be placed.</summary>
/// <param name="Key">Its key, unique within the question; <c>id</c> in the store, as it was first called.</param>
/// <param name="Label">What people read.</param>
[GenerateSerializer, Immutable, Alias("Option")]
public sealed record Option([property: Id(0), JsonPropertyName("id")] string Key, [property: Id(1)] string Label);
