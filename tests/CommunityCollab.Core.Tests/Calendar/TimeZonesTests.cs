using CommunityCollab.Core.Calendar;

namespace CommunityCollab.Core.Tests.Calendar;

public sealed class TimeZonesTests
{
    [Theory]
    [InlineData("America/Denver")]
    [InlineData("America/Indiana/Indianapolis")]
    [InlineData("US/Mountain")]
    [InlineData("Etc/UTC")]
    [InlineData("UTC")]
    public void An_IANA_zone_in_its_own_spelling_is_taken(string name) => Assert.Empty(TimeZones.Check(name, "timeZone"));

    [Theory]
    [InlineData("america/denver", "America/Denver")]
    [InlineData("AMERICA/NEW_YORK", "America/New_York")]
    [InlineData("utc", "UTC")]
    [InlineData("Mountain Standard Time", "America/Denver")]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("hawaiian standard time", "Pacific/Honolulu")]
    public void Another_spelling_is_refused_with_the_right_one(string name, string right)
    {
        Assert.Contains($": {right}.", TimeZones.Check(name, "timeZone").Single().Message, StringComparison.Ordinal);
        Assert.Equal(right, TimeZones.Canonical(name));
    }

    [Theory]
    [InlineData("Factory")]
    [InlineData("localtime")]
    [InlineData("America/Nowhere")]
    [InlineData("UTC+05")]
    [InlineData("-07:00")]
    [InlineData("MDT")]
    [InlineData(" America/Denver")]
    [InlineData("")]
    public void What_is_no_zone_is_refused(string name)
    {
        Assert.Single(TimeZones.Check(name, "timeZone"));
        Assert.Null(TimeZones.Canonical(name));
        Assert.Null(TimeZones.DayIn(name, DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("2026-03-08T08:59:00Z", "2026-03-08T01:59:00-07:00")]
    [InlineData("2026-03-08T09:00:00Z", "2026-03-08T03:00:00-06:00")]
    [InlineData("2026-11-01T07:30:00Z", "2026-11-01T01:30:00-06:00")]
    [InlineData("2026-11-01T08:30:00Z", "2026-11-01T01:30:00-07:00")]
    public void A_moment_is_told_by_the_clocks_there_also_when_they_are_changed(string moment, string local)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        Assert.True(DateTimeOffset.Parse(local, culture).EqualsExact(TimeZones.Local("America/Denver", DateTimeOffset.Parse(moment, culture))!.Value));
    }
}
