namespace CommunityCollab.Benchmarks.Load;

/// <summary>A number of answers over a time.</summary>
internal readonly record struct Rate(long Count, TimeSpan Time, TimeSpan? ProcessorTime)
{
    /// <summary>Answers a second.</summary>
    public double PerSecond => Count / Time.TotalSeconds;

    /// <summary>What one answer costs the server, in microseconds of a processor; null when that is not measured.</summary>
    public double? Cost => ProcessorTime?.TotalMicroseconds / Count;
}
