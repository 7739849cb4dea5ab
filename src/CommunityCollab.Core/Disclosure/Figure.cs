namespace CommunityCollab.Core.Disclosure;

/// <summary>A figure that an activity type draws from a tally.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">The low end of the interval that the true value lies in with 95% confidence; null when there is none.</param>
/// <param name="High">Its high end.</param>
public readonly record struct Figure(decimal Value, decimal? Low = null, decimal? High = null);
