using System.Diagnostics;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

/// <summary>Waits for what must come true soon but not at once.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), $"after two minutes it is not so that {what}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
