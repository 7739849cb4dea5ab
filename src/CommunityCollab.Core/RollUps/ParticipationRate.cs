namespace CommunityCollab.Core.RollUps;

/// <summary>Respondents as a share of the signed head count.</summary>
public static class ParticipationRate
{
    /// <summary>The rate, to four decimals. More than 1 says that the head count is wrong, and is shown, never clipped; without a head count
    /// it is unknown, never 0 or 1.</summary>
    /// <param name="respondents">How many took part; null when that is not known.</param>
    /// <param name="headCount">How many were asked; null when nobody signed.</param>
    public static decimal? Of(long? respondents, long? headCount) =>
        respondents is { } some && headCount is > 0 ? decimal.Round((decimal)some / headCount.Value, 4) : null;
}
