using System.Collections.Frozen;
using CommunityCollab.Core.Problems;
using NodaTime;
using NodaTime.TimeZones;

namespace CommunityCollab.Core.Calendar;

/// <summary>The time zones a district may live in: those of the IANA database, spelled as it spells them. Windows' names, other cases
/// and abbreviations mean nothing to a browser's <c>Intl.DateTimeFormat</c>.</summary>
public static class TimeZones
{
    private static readonly FrozenDictionary<string, string> Spellings =
        DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> OfWindows =
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with a zone's name; the right spelling is in it where there is one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="path">Where it stands in the input.</param>
    public static IEnumerable<Problem> Check(string name, params string[] path) => Canonical(name) switch
    {
        { } right when right == name => [],
        { } right => [Problem.At(ProblemCode.Invalid, $"Give the IANA time zone as it is spelled: {right}.", path)],
        _ => [Problem.At(ProblemCode.Invalid, "Give an IANA time zone, such as America/Denver.", path)],
    };

    /// <summary>The IANA id that a name stands for: its own spelling, another case of it, or Windows' name for the zone; null for none.</summary>
    public static string? Canonical(string name) =>
        Spellings.TryGetValue(name, out var right) || OfWindows.TryGetValue(name, out right) ? right : null;

    /// <summary>The day on the calendar of a zone at a moment; null when there is no such zone.</summary>
    public static DateOnly? DayIn(string name, DateTimeOffset moment) =>
        Local(name, moment) is { } local ? DateOnly.FromDateTime(local.DateTime) : null;

    /// <summary>A moment by the clocks of a zone; null when there is no such zone.</summary>
    public static DateTimeOffset? Local(string name, DateTimeOffset moment) => Canonical(name) is { } id
        ? Instant.FromDateTimeOffset(moment).InZone(DateTimeZoneProviders.Tzdb[id]).ToDateTimeOffset()
        : null;
}
