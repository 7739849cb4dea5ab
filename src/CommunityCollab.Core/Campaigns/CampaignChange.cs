namespace CommunityCollab.Core.Campaigns;

/// <summary>A change of what people were told, with the note the public reads. It is kept with the campaign for good.</summary>
/// <param name="At">When.</param>
/// <param name="By">In which role they did it.</param>
/// <param name="Note">Why, in their words.</param>
/// <param name="Fields">What was said before, and what is said now.</param>
[GenerateSerializer, Immutable, Alias("CampaignChange")]
public sealed record CampaignChange(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] ActorRole By,
    [property: Id(2)] string Note,
    [property: Id(3)] IReadOnlyList<FieldChange> Fields);

/// <summary>What one field of a campaign said, and says.</summary>
/// <param name="Field">The field, as the API names it.</param>
/// <param name="Before">What it said; null for nothing. Moments and days as ISO 8601 has them, groups by their names.</param>
/// <param name="After">What it says; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("FieldChange")]
public sealed record FieldChange([property: Id(0)] string Field, [property: Id(1)] string? Before, [property: Id(2)] string? After);
