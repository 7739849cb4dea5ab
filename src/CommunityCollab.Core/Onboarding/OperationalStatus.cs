namespace CommunityCollab.Core.Onboarding;

/// <summary>Whether a district or school operates.</summary>
public enum Operating
{
    /// <summary>It does.</summary>
    Open,

    /// <summary>It does not any more, or for now.</summary>
    Closed,

    /// <summary>It will.</summary>
    Future,
}

/// <summary>What CCD's <c>SY_STATUS</c> and <c>UPDATED_STATUS</c> say.</summary>
/// <remarks>The codes: 1 open, 2 closed, 3 new, 4 added (it was there, but unreported), 5 changed boundary or agency,
/// 6 inactive (closed for now, may reopen within three years), 7 future (to open within two years), 8 reopened
/// (EDFacts file specification FS029, which CCD takes over). OneRoster says <c>active</c> and <c>tobedeleted</c>.</remarks>
public static class OperationalStatus
{
    /// <summary>What a trimmed field says; null for what nobody knows.</summary>
    public static Operating? Of(string cell) => CcdCode.Of(cell).ToUpperInvariant() switch
    {
        "1" or "3" or "4" or "5" or "8" or "OPEN" or "ACTIVE" or "NEW" or "ADDED" or "REOPENED" => Operating.Open,
        "2" or "6" or "CLOSED" or "INACTIVE" or "TOBEDELETED" => Operating.Closed,
        "7" or "FUTURE" => Operating.Future,
        _ => null,
    };
}
