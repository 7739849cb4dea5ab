namespace CommunityCollab.Grains.Tallies;

/// <summary>When a grain that puts together tallies and records looks at them again: soon after a tally moved, and otherwise once a second,
/// since records, agreements and the clock change what it may say too. Between two looks it answers from memory, however many ask.</summary>
/// <param name="time">The clock.</param>
internal sealed class LookAgain(TimeProvider time)
{
    private static readonly TimeSpan ForRecords = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ForTallies = TimeSpan.FromMilliseconds(100);

    private DateTimeOffset _lookedAt;

    /// <summary>Whether it is time.</summary>
    /// <param name="tallies">The tallies it puts together.</param>
    public bool IsDue(PublicTallies tallies)
    {
        var age = time.GetUtcNow() - _lookedAt;
        return age >= ForRecords || (age >= ForTallies && tallies.HasNew);
    }

    /// <summary>Notes that it looks now.</summary>
    public DateTimeOffset Begin(PublicTallies tallies)
    {
        tallies.HasNew = false;
        return _lookedAt = time.GetUtcNow();
    }

    /// <summary>The version of what it says next. It goes by the clock, so that it grows across restarts too.</summary>
    public static long NextVersion(long? last, DateTimeOffset now) => Math.Max((last ?? 0) + 1, now.ToUnixTimeMilliseconds());
}
