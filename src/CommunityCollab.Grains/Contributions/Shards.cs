using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace CommunityCollab.Grains.Contributions;

/// <summary>How an activity's intake is spread: all contributions of one participant go to one shard, so that a person is
/// counted once in it and the shards' counts of people add up.</summary>
public static class Shards
{
    /// <summary>How many shards an activity has. Stored contributions lie by it, so it never changes.</summary>
    public const int PerActivity = 4;

    /// <summary>The shard of a contribution.</summary>
    /// <param name="participant">Who gives it; null in an anonymous activity.</param>
    /// <param name="submissionId">Its submission id, which spreads anonymous contributions.</param>
    public static int Of(string? participant, Guid submissionId) =>
        (int)(Hash(participant, submissionId) % PerActivity);

    /// <summary>The key extension of a shard's grain.</summary>
    public static string Key(int shard) => shard.ToString(CultureInfo.InvariantCulture);

    private static ulong Hash(string? participant, Guid submissionId) =>
        participant is null
            ? XxHash3.HashToUInt64(MemoryMarshal.AsBytes([submissionId]))
            : XxHash3.HashToUInt64(MemoryMarshal.AsBytes(participant.AsSpan()));
}
