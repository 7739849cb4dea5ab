using CommunityCollab.Core.Tallies;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>Writes a tally as it is stored and reads it back.</summary>
public static class StoredTally
{
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    public static Tally RoundTrip(Tally tally) => Serializer.Deserialize<Tally>(Serializer.SerializeToArray(tally))!;
}
