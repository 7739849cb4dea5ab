namespace CommunityCollab.Benchmarks.Load;

/// <summary>Measures two servers in turns.</summary>
internal static class Comparison
{
    /// <summary>Measures.</summary>
    /// <returns>The rates, and the second's as a share of the first's.</returns>
    public static async Task<object> RunAsync(HttpLoad baseline, HttpLoad ours, int connections, int rounds, TimeSpan round, CancellationToken cancellation)
    {
        var results = new List<(Rate Baseline, Rate Ours)>();
        for (var i = 0; i < rounds; i++)
        {
            results.Add((await baseline.RunAsync(connections, round, cancellation), await ours.RunAsync(connections, round, cancellation)));
        }

        var ratios = results.Select(pair => pair.Ours.PerSecond / pair.Baseline.PerSecond).Order().ToList();
        return new
        {
            ratio = Math.Round(ratios[ratios.Count / 2], 3),
            leastRatio = Math.Round(ratios[0], 3),
            mostRatio = Math.Round(ratios[^1], 3),
            baselinePerSecond = Math.Round(results.Average(pair => pair.Baseline.PerSecond)),
            oursPerSecond = Math.Round(results.Average(pair => pair.Ours.PerSecond)),
            baselineProcessorMicroseconds = Cost(results.Select(pair => pair.Baseline)),
            oursProcessorMicroseconds = Cost(results.Select(pair => pair.Ours)),
        };
    }

    private static double? Cost(IEnumerable<Rate> rates) => rates.Average(rate => rate.Cost) is { } cost ? Math.Round(cost, 1) : null;
}
