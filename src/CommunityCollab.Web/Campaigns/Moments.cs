using System.Globalization;
using CommunityCollab.Core.Calendar;

namespace CommunityCollab.Web.Campaigns;

/// <summary>Dates and times as people read them. A moment is told in the campaign's own time zone, and names it.</summary>
public static class Moments
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>A day, such as <c>May 1, 2027</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", English);

    /// <summary>A moment in a zone, such as <c>May 1, 2027, 4:30 PM (Denver time)</c>.</summary>
    public static string In(string timeZone, DateTimeOffset moment) =>
        $"{Local(timeZone, moment).ToString("MMMM d, yyyy, h:mm tt", English)} ({City(timeZone)} time)";

    /// <summary>The day of a moment in a zone.</summary>
    public static string DayIn(string timeZone, DateTimeOffset moment) => Local(timeZone, moment).ToString("MMMM d, yyyy", English);

    /// <summary>A moment as machines read it.</summary>
    public static string Machine(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(string timeZone, DateTimeOffset moment) => TimeZones.Local(timeZone, moment) ?? moment.ToUniversalTime();

    private static string City(string timeZone) =>
        TimeZones.Canonical(timeZone) is { } id ? id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ') : "UTC";
}
